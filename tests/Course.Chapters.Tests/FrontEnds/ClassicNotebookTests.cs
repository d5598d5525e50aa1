using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>The chapters opened in the classic Notebook, without network.</summary>
/// <param name="run">The chapters, executed.</param>
/// <param name="browser">What opens the pages.</param>
/// <param name="server">The Notebook server.</param>
[Collection("One page at a time: a browser hardly draws those behind it")]
public sealed class ClassicNotebookTests(ChapterRun run, ChapterBrowser browser, NotebookServer server) : IClassFixture<NotebookServer>
{
    public static TheoryData<string> Chapters => [.. CourseRepository.Chapters];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_an_executed_chapter_is_drawn(string chapter)
    {
        await using BrowserPage page = await browser.OpenAsync();
        await page.LoadAsync(await server.AddressOfAsync(run, "executed", chapter), TestContext.Current.CancellationToken);

        await ChapterPage.AssertFiguresAreDrawnAsync(page, ChapterPage.FigureCount(NotebookDocument.Load(Path.Combine(run.Folder, chapter))));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_a_saved_chapter_is_a_picture(string chapter)
    {
        await using BrowserPage page = await browser.OpenAsync();
        await page.LoadAsync(await server.AddressOfAsync(run, "saved", chapter), TestContext.Current.CancellationToken);

        await ChapterPage.AssertPicturesAreShownAsync(page, ChapterPage.FigureCount(CourseRepository.Load(chapter)));
    }
}
