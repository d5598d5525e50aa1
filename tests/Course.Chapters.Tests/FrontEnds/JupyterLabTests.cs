using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>The chapters' outputs in JupyterLab's output areas, without network.</summary>
/// <param name="run">The chapters, executed.</param>
/// <param name="browser">What opens the pages.</param>
/// <param name="lab">JupyterLab's part.</param>
[Collection("One page at a time: a browser hardly draws those behind it")]
public sealed class JupyterLabTests(ChapterRun run, ChapterBrowser browser, JupyterLabPage lab) : IClassFixture<JupyterLabPage>
{
    public static TheoryData<string> Chapters => [.. CourseRepository.Chapters];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_an_executed_chapter_is_drawn(string chapter)
    {
        string executed = Path.Combine(run.Folder, chapter);
        await using BrowserPage page = await browser.OpenAsync();
        await lab.ShowAsync(page, executed, trusted: true);

        await ChapterPage.AssertFiguresAreDrawnAsync(page, ChapterPage.FigureCount(NotebookDocument.Load(executed)));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_a_saved_chapter_that_nobody_trusts_is_a_picture(string chapter)
    {
        await using BrowserPage page = await browser.OpenAsync();
        await lab.ShowAsync(page, CourseRepository.PathOf("notebooks", chapter), trusted: false);

        await ChapterPage.AssertPicturesAreShownAsync(page, ChapterPage.FigureCount(CourseRepository.Load(chapter)));
    }
}
