using Course.Notebooks.Browsing;

namespace Course.Figures.Tests;

/// <summary>One browser for all tests that need one, and the page that a notebook front end would make of a figure.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("course-figures-").FullName;

    private const double TextWidthInSavedPictures = 1466.2;

    private double? textWidth;
    private readonly Dictionary<bool, BrowserPage> galleries = [];

    internal HeadlessBrowser? Browser { get; private set; }

    /// <summary>Where the tests leave what they saw.</summary>
    internal static string ScreenshotFolder { get; } = Path.Combine(FindRoot(), "artifacts", "figures");

    /// <summary>What the figures looked like when somebody last looked.</summary>
    internal static string SavedFolder { get; } = Path.Combine(FindRoot(), "tests", "Course.Figures.Tests", "Pictures");

    public async ValueTask InitializeAsync()
    {
        if (BrowserLocator.Find() is { } path) Browser = await HeadlessBrowser.StartAsync(path, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(ScreenshotFolder);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The page with every figure of the gallery, each in an element with its name as id.</summary>
    internal async Task<BrowserPage> GalleryAsync(bool dark)
    {
        if (galleries.TryGetValue(dark, out BrowserPage? page)) return page;
        return galleries[dark] = await ShowAsync(
            "<style>.modebar-container{display:none}</style>",
            dark ? "background:#181A1F;color:#E5E7EB" : "background:#fff",
            [PlotlyScript.ToHtml(), .. Gallery.Figures.Select(figure => $"<div id=\"{figure.Key}\">{FigureHtml.Write(figure.Value())}</div>")]);
    }

    /// <summary>Whether texts are as wide as on the machine where the saved pictures were taken (DejaVu Sans).</summary>
    internal async Task<bool> HasTheFontsOfTheSavedPicturesAsync(BrowserPage page)
    {
        textWidth ??= (await page.EvaluateAsync("""
            (function () {
              var context = document.createElement("canvas").getContext("2d");
              context.font = getComputedStyle(document.querySelector(".main-svg text")).font.replace(/^.*?px/, "100px");
              return context.measureText("Learning curves 0123456789").width;
            })()
            """)).GetDouble();
        return Math.Abs(textWidth.Value - TextWidthInSavedPictures) < 0.5;
    }

    /// <summary>Opens a page with these outputs, in this order, and waits until every figure in it has been drawn.</summary>
    internal async Task<BrowserPage> ShowAsync(string head, string bodyStyle, params string[] outputs)
    {
        Assert.SkipUnless(Browser is not null, BrowserLocator.NotFoundMessage);
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.html");
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
