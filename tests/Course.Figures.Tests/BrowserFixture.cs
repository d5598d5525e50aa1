using Course.Notebooks.Browsing;

namespace Course.Figures.Tests;

/// <summary>One browser for all tests that need one, and the page that a notebook front end would make of a figure.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-figures-").FullName;

    private BrowserPage? _gallery;

    internal HeadlessBrowser? Browser { get; private set; }

    internal static string ScreenshotFolder { get; } = Path.Combine(FindRoot(), "artifacts", "figures");

    public async ValueTask InitializeAsync()
    {
        if (BrowserLocator.Find() is { } path) Browser = await HeadlessBrowser.StartAsync(path, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(ScreenshotFolder);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The page with every figure of the gallery, each in an element with its name as id.</summary>
    internal async Task<BrowserPage> GalleryAsync() => _gallery ??= await ShowAsync(
        "",
        "background:#fff",
        [PlotlyScript.ToHtml(), .. Gallery.Figures.Select(figure => $"<div id=\"{figure.Key}\">{FigureHtml.Write(figure.Value())}</div>")]);

    /// <summary>Opens a page with these outputs, in this order, and waits until every figure in it has been drawn.</summary>
    internal async Task<BrowserPage> ShowAsync(string head, string bodyStyle, params string[] outputs)
    {
        Assert.SkipUnless(Browser is not null, BrowserLocator.NotFoundMessage);
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(path, $"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Figure</title>{head}</head><body style="margin:0;padding:8px;{bodyStyle}">{string.Join('\n', outputs)}</body></html>""");
        BrowserPage page = await Browser!.OpenAsync(Figure.StandardWidth + 16, 640 * outputs.Length, 1, TestContext.Current.CancellationToken);
        await page.LoadAsync(path, TestContext.Current.CancellationToken);
        await page.EvaluateAsync(WaitUntilDrawn, TestContext.Current.CancellationToken);
        return page;
    }

    private const string WaitUntilDrawn = """
        (async function () {
          function ready() {
            var figures = [].slice.call(document.querySelectorAll("[data-course-figure]"));
            return figures.every(function (f) { return f.querySelector(".main-svg"); });
          }
          for (var i = 0; i < 200 && !ready(); i++) await new Promise(function (r) { setTimeout(r, 25); });
          await document.fonts.ready;
          await new Promise(function (r) { setTimeout(r, 150); });
          return ready();
        })()
        """;

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Course.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? AppContext.BaseDirectory;
    }
}
