using Microsoft.Playwright;

namespace Course.Book.Tests.Reading;

/// <summary>Every page of the book, in a browser without network.</summary>
public sealed class PageTests(RealBook book)
{
    private static readonly string AxeFile = Path.Combine(RealBook.Repository, "tests", "Course.Book.Tests", "node_modules", "axe-core", "axe.min.js");

    // A drawing has traces: points, bars, contours, images, or a surface on a canvas.
    private const string CountDrawn =
        "Array.from(document.querySelectorAll('.stage > .drawing')).filter(drawing => drawing.querySelector('.main-svg .trace, .main-svg .contour, .main-svg .hm image, .main-svg .point, canvas')).length";

    public static TheoryData<string> Pages => ["README.md", .. RealBook.Files, "lib/Course/Layers/Dense.cs"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_phone_every_figure_draws_nothing_scrolls_sideways_and_nothing_is_asked_of_the_network(string file)
    {
        await using var page = await book.OpenAsync(file, width: 375);

        await page.ReadToTheEndAsync();

        Assert.Equal(await page.Page.Locator(".figure").CountAsync(), await page.Page.EvaluateAsync<int>(CountDrawn));
        Assert.Equal(375, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_no_serious_fault_in_light_and_dark(string file)
    {
        book.Require();
        Assert.SkipUnless(File.Exists(AxeFile), "axe-core is not installed: npm ci --prefix tests/Course.Book.Tests");
        await using var page = await book.OpenAsync(file);
        await page.ReadToTheEndAsync();
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
        await page.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await page.Page.AddScriptTagAsync(new() { Path = AxeFile });

        Assert.Empty(await FaultsAsync(page.Page, "{ preload: false }"));
        await page.Page.ClickAsync("button.theme");
        Assert.Empty(await FaultsAsync(page.Page, "{ preload: false, runOnly: ['color-contrast'] }"));
    }

    // Axe would load the stylesheets again (preload), which a browser refuses to a page from disk. What KaTeX and Plotly draw is hidden from screen readers, beside a text that is not; axe would walk through every letter of it.
    private static async Task<string[]> FaultsAsync(IPage page, string options) => await page.EvaluateAsync<string[]>($$"""
        async () => {
          const result = await axe.run({ exclude: [[".katex-html"], [".main-svg"]] }, {{options}});
          return result.violations.filter(v => v.impact === "serious" || v.impact === "critical")
            .flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 240)}`));
        }
        """);
}
