using Microsoft.Playwright;

namespace Course.Book.Tests.Reading;

/// <summary>Every page of the book, in a browser without network.</summary>
public sealed class PageTests(RealBook book)
{
    private static readonly string AxeFile = Path.Combine(RealBook.Repository, "tests", "Course.Book.Tests", "node_modules", "axe-core", "axe.min.js");

    public static TheoryData<string> Pages => ["README.md", .. RealBook.Files, "lib/Course/Layers/Dense.cs"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_figure_draws_and_nothing_is_asked_of_the_network(string file)
    {
        await using var page = await book.OpenAsync(file);

        await page.ReadToTheEndAsync();

        int figures = await page.Page.Locator(".figure").CountAsync();
        int drawn = await page.Page.EvaluateAsync<int>("Array.from(document.querySelectorAll('.figure .drawing')).filter(p => p.querySelector('.main-svg .trace, .main-svg .contour, .main-svg .hm image, .main-svg .bars .point, canvas, .main-svg g.trace')).length");
        Assert.Equal(figures, drawn);
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_phone_the_page_does_not_scroll_sideways(string file)
    {
        await using var page = await book.OpenAsync(file, width: 375);

        await page.ReadToTheEndAsync();

        Assert.Equal(375, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_no_serious_fault_in_light_and_dark(string file)
    {
        book.Require();
        Assert.SkipUnless(File.Exists(AxeFile), "axe-core is not installed: npm ci --prefix tests/Course.Book.Tests");
        await using var page = await book.OpenAsync(file);
        await page.ReadToTheEndAsync();
        await page.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await page.Page.AddScriptTagAsync(new() { Path = AxeFile });

        Assert.Empty(await FaultsAsync(page.Page));
        await page.Page.ClickAsync("button.theme");
        Assert.Empty(await FaultsAsync(page.Page));
    }

    private static async Task<string[]> FaultsAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        async () => {
          const result = await axe.run(document, { resultTypes: ["violations"] });
          return result.violations.filter(v => v.impact === "serious" || v.impact === "critical")
            .flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 240)}`));
        }
        """);
}
