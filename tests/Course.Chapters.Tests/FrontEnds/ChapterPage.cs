using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>What a front end has made of a chapter's figures, asked of its page.</summary>
internal static class ChapterPage
{
    /// <summary>How many figures a notebook shows: every chapter has some.</summary>
    public static int FigureCount(NotebookDocument chapter)
    {
        int count = chapter.Cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => cell.Outputs).Count(output => output!["data"]?["application/vnd.plotly.v1+json"] is JsonObject);
        Assert.True(count > 0, "The chapter has no figures: did it run?");
        return count;
    }

    /// <summary>Waits until so many figures have been drawn with all their traces, nothing has gone wrong and nothing was asked of the network.</summary>
    public static async Task AssertFiguresAreDrawnAsync(BrowserPage page, int count)
    {
        JsonElement figures = await WaitForAsync(page, Drawn, found => found.GetArrayLength() >= count && found.EnumerateArray().All(IsWhole));

        Assert.True(figures.GetArrayLength() == count, $"{figures.GetArrayLength()} of {count} figures are there.");
        Assert.All(figures.EnumerateArray(), figure => Assert.True(IsWhole(figure), $"of a figure's {figure[0]} traces, {figure[1]} were drawn"));
        AssertNothingWentWrong(page);
        await KeepPictureAsync(page);
    }

    /// <summary>Waits until so many figures are seen as pictures, each with its description.</summary>
    public static async Task AssertPicturesAreShownAsync(BrowserPage page, int count)
    {
        JsonElement pictures = await WaitForAsync(page, Pictures, found => found.GetArrayLength() >= count && found.EnumerateArray().All(width => width.GetInt32() > 0));

        Assert.Equal(Enumerable.Repeat(1440, count), pictures.EnumerateArray().Select(width => width.GetInt32()));
        AssertNothingWentWrong(page);
        await KeepPictureAsync(page);
    }

    // The classic Notebook looks for extensions, for a kernel's script and for the colours of a fenced block's language whether they are there or not.
    private static readonly string[] LookedForAnyway = ["/nbextensions/", "/kernelspecs/", "/codemirror/mode/"];

    private static void AssertNothingWentWrong(BrowserPage page)
    {
        IEnumerable<string> errors = page.Errors.Where(error => !LookedForAnyway.Any(place => error.Contains(place, StringComparison.Ordinal)));
        Assert.True(!errors.Any(), string.Join("\n", errors));
        Assert.Empty(page.NetworkRequests);
    }

    // For each figure the traces that it has, and those that plotly.js has drawn; a three-dimensional scene is one canvas for all of its traces.
    internal const string Drawn = """
        [...document.querySelectorAll("[data-course-figure] .js-plotly-plot")].map(plot => [
          plot.data.length,
          plot.querySelectorAll(".scatterlayer .trace, .barlayer .trace, .boxlayer .trace, .heatmaplayer .hm, .contourlayer .contour").length
            + (plot.querySelector(".gl-container canvas") ? plot.data.length : 0)
        ])
        """;

    private const string Pictures = """[...document.querySelectorAll("img[src^='data:image/png']")].map(picture => picture.naturalWidth)""";

    // What each page looks like around its second figure.
    private static async Task KeepPictureAsync(BrowserPage page)
    {
        if (PictureFolder is null) return;
        JsonElement top = await page.EvaluateAsync("""
            (async function () {
              [...document.querySelectorAll("[data-course-figure], img[src^='data:image/png']")].slice(0, 2).pop().scrollIntoView();
              await new Promise(resolve => setTimeout(resolve, 300));
              return [document.title, window.scrollY];
            })()
            """);
        await KeepPictureAsync(() => page.CaptureAsync(0, top[1].GetDouble(), 1000, 900), top[0].GetString()!);
    }

    /// <summary>For looking at: with <c>CHAPTER_PICTURES=folder</c>, what a test sees is kept there.</summary>
    internal static async Task KeepPictureAsync(Func<Task<byte[]>> capture, string title)
    {
        if (PictureFolder is not { } folder) return;
        string name = $"{TestContext.Current.TestClass!.TestClassSimpleName}-{TestContext.Current.TestMethod!.MethodName}-{title}.png";
        await File.WriteAllBytesAsync(Path.Combine(folder, string.Concat(name.Split(Path.GetInvalidFileNameChars()))), await capture());
    }

    private static string? PictureFolder => Environment.GetEnvironmentVariable("CHAPTER_PICTURES") is { Length: > 0 } folder ? folder : null;

    /// <summary>Whether all traces of a figure have been drawn.</summary>
    internal static bool IsWhole(JsonElement figure) => figure[1].GetInt32() >= figure[0].GetInt32();

    private static async Task<JsonElement> WaitForAsync(BrowserPage page, string question, Func<JsonElement, bool> done)
    {
        for (int attempt = 0; ; attempt++)
        {
            JsonElement answer = await page.EvaluateAsync(question, TestContext.Current.CancellationToken);
            if (done(answer) || attempt >= 150) return answer;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
