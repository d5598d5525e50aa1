using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>The chapters as web pages made by nbconvert, opened from disk without network.</summary>
/// <param name="run">The chapters, executed.</param>
/// <param name="browser">What opens the pages.</param>
/// <param name="pages">The pages.</param>
[Collection("One page at a time: a browser hardly draws those behind it")]
public sealed class NbconvertTests(ChapterRun run, ChapterBrowser browser, NbconvertPages pages) : IClassFixture<NbconvertPages>
{
    public static TheoryData<string> Chapters => [.. CourseRepository.Chapters];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_an_executed_chapter_is_drawn(string chapter)
    {
        await using BrowserPage page = await browser.OpenAsync();
        await page.LoadAsync(await pages.OfAsync(run.Folder, chapter, "executed"), TestContext.Current.CancellationToken);

        await ChapterPage.AssertFiguresAreDrawnAsync(page, ChapterPage.FigureCount(NotebookDocument.Load(Path.Combine(run.Folder, chapter))));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_an_executed_chapter_is_drawn_without_require_js(string chapter)
    {
        await using BrowserPage page = await browser.OpenAsync();
        await page.LoadAsync(await pages.OfAsync(run.Folder, chapter, "executed-without-require", requireJs: false), TestContext.Current.CancellationToken);

        await ChapterPage.AssertFiguresAreDrawnAsync(page, ChapterPage.FigureCount(NotebookDocument.Load(Path.Combine(run.Folder, chapter))));
        Assert.False((await page.EvaluateAsync("'require' in window", TestContext.Current.CancellationToken)).GetBoolean());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_a_saved_chapter_is_a_picture(string chapter)
    {
        await using BrowserPage page = await browser.OpenAsync();
        await page.LoadAsync(await pages.OfAsync(CourseRepository.PathOf("notebooks"), chapter, "saved"), TestContext.Current.CancellationToken);

        await ChapterPage.AssertPicturesAreShownAsync(page, ChapterPage.FigureCount(CourseRepository.Load(chapter)));
    }
}
