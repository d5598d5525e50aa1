using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>What a front end has made of a chapter's figures, asked of its page.</summary>
internal static class ChapterPage
{
    /// <summary>How many figures a notebook shows.</summary>
    public static int FigureCount(NotebookDocument chapter) =>
        chapter.Cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => cell.Outputs).Count(output => output!["data"]?["application/vnd.plotly.v1+json"] is JsonObject);

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
    private const string Drawn = """
        [...document.querySelectorAll("[data-course-figure] .js-plotly-plot")].map(plot => [
          plot.data.length,
          plot.querySelectorAll(".scatterlayer .trace, .barlayer .trace, .boxlayer .trace, .heatmaplayer .hm, .contourlayer .contour").length
            + (plot.querySelector(".gl-container canvas") ? plot.data.length : 0)
        ])
        """;

    private const string Pictures = """[...document.querySelectorAll("img[src^='data:image/png']")].map(picture => picture.naturalWidth)""";

    // For looking at: with CHAPTER_PICTURES=folder, what each page looks like around its second figure is kept there.
    private static async Task KeepPictureAsync(BrowserPage page)
    {
        if (Environment.GetEnvironmentVariable("CHAPTER_PICTURES") is not { Length: > 0 } folder) return;
        JsonElement top = await page.EvaluateAsync("""
            (async function () {
              [...document.querySelectorAll("[data-course-figure], img[src^='data:image/png']")].slice(0, 2).pop().scrollIntoView();
              await new Promise(resolve => setTimeout(resolve, 300));
              return [document.title, window.scrollY];
            })()
            """);
        byte[] picture = await page.CaptureAsync(0, top[1].GetDouble(), 1000, 900);
        string name = $"{TestContext.Current.TestClass!.TestClassSimpleName}-{TestContext.Current.TestMethod!.MethodName}-{top[0]}.png";
        await File.WriteAllBytesAsync(Path.Combine(folder, string.Concat(name.Split(Path.GetInvalidFileNameChars()))), picture);
    }

    private static bool IsWhole(JsonElement figure) => figure[1].GetInt32() >= figure[0].GetInt32();

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
