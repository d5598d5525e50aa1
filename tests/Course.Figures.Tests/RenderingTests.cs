using System.Text.Json;
using Course.Notebooks.Browsing;

namespace Course.Figures.Tests;

/// <summary>Every kind of figure, drawn in a real browser without network.</summary>
public sealed class RenderingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    public static TheoryData<string> Names => [.. Gallery.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_figure_is_drawn_without_network(string name)
    {
        BrowserPage page = await browser.GalleryAsync();
        string host = $"document.getElementById('{name}')";
        JsonElement size = await page.EvaluateAsync($"(function(){{var b={host}.getBoundingClientRect();return [b.left+scrollX,b.top+scrollY,b.width,b.height]}})()");
        double[] box = [.. size.EnumerateArray().Select(value => value.GetDouble())];
        await File.WriteAllBytesAsync(Path.Combine(BrowserFixture.ScreenshotFolder, name + ".png"), await page.CaptureAsync(box[0], box[1], box[2], box[3]));

        // What plotly.js draws traces of each type into; a three-dimensional scene is one canvas for all of its traces.
        JsonElement drawn = await page.EvaluateAsync(
            $"{host}.querySelectorAll('.scatterlayer .trace, .barlayer .trace, .boxlayer .trace, .heatmaplayer .hm, .contourlayer .contour').length + ({host}.querySelector('.gl-container canvas') ? 9 : 0)");
        Assert.True(drawn.GetInt32() >= Gallery.Figures[name]().TraceCount, $"{drawn} traces drawn");
        Assert.Empty(page.Errors);
        Assert.Empty(page.NetworkRequests);
    }
}
