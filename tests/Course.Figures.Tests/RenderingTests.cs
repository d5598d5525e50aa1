using System.Text.Json;
using Course.Notebooks.Browsing;
using Course.Notebooks.Pictures;

namespace Course.Figures.Tests;

/// <summary>Every kind of figure, drawn in a real browser without network, on a light page and on a dark one.</summary>
/// <remarks>
/// What each looked like when somebody last looked is in <c>Pictures</c>; what it looks like now is left in
/// <c>artifacts/figures</c>. After a change that is meant, look at those and copy them: <c>COURSE_KEEP_PICTURES=1</c> does.
/// </remarks>
public sealed class RenderingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    // A page whose fonts are not those of the saved pictures differs from them in every text.
    private const double Tolerance = 0.01, ToleranceForOtherFonts = 0.25;

    public static TheoryData<string, bool> Names => [.. Gallery.Figures.Keys.SelectMany(name => new[] { (name, false), (name, true) })];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_figure_is_drawn_without_network_and_looks_as_it_should(string name, bool dark)
    {
        BrowserPage page = await browser.GalleryAsync(dark);

        // What plotly.js draws traces of each type into; a three-dimensional scene is one canvas for all of its traces.
        JsonElement drawn = await page.EvaluateAsync(
            $"{Host(name)}.querySelectorAll('.scatterlayer .trace, .barlayer .trace, .boxlayer .trace, .heatmaplayer .hm, .contourlayer .contour').length + ({Host(name)}.querySelector('.gl-container canvas') ? 9 : 0)");
        Assert.True(drawn.GetInt32() >= Gallery.Figures[name]().TraceCount, $"{drawn} traces drawn");
        Assert.Empty(page.Errors);
        Assert.Empty(page.NetworkRequests);

        Picture now = await CaptureAsync(page, name);
        string file = dark ? $"{name}-dark.png" : $"{name}.png";
        string seen = Path.Combine(BrowserFixture.ScreenshotFolder, file), saved = Path.Combine(BrowserFixture.SavedFolder, file);
        await File.WriteAllBytesAsync(seen, PngWriter.Write(now), TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("COURSE_KEEP_PICTURES") == "1") File.Copy(seen, saved, overwrite: true);

        Assert.True(File.Exists(saved), $"There is no picture {file} to compare with; look at {seen}, and keep it with COURSE_KEEP_PICTURES=1.");
        double difference = PictureComparison.Difference(PngReader.Read(await File.ReadAllBytesAsync(saved, TestContext.Current.CancellationToken)), now);
        double tolerance = await browser.HasTheFontsOfTheSavedPicturesAsync(page) ? Tolerance : ToleranceForOtherFonts;
        Assert.True(difference <= tolerance, $"{file} differs from what was saved in {difference:P1} of its area. Look at {seen}; if that is how it should look, keep it with COURSE_KEEP_PICTURES=1.");
    }

    private static string Host(string name) => $"document.getElementById('{name}')";

    private static async Task<Picture> CaptureAsync(BrowserPage page, string name)
    {
        JsonElement size = await page.EvaluateAsync($"(function(){{var b={Host(name)}.getBoundingClientRect();return [b.left+scrollX,b.top+scrollY,b.width,b.height]}})()");
        double[] box = [.. size.EnumerateArray().Select(value => value.GetDouble())];
        return PngReader.Read(await page.CaptureAsync(Math.Floor(box[0]), Math.Floor(box[1]), Math.Ceiling(box[2]), Math.Floor(box[3])));
    }
}
