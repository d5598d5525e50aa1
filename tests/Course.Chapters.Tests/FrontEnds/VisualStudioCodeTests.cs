using System.Text.Json;
using Course.Notebooks.Documents;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>The chapters opened in VS Code for the web, without network.</summary>
/// <param name="run">The chapters, executed.</param>
/// <param name="window">VS Code.</param>
[Collection("One page at a time: a browser hardly draws those behind it")]
public sealed class VisualStudioCodeTests(ChapterRun run, VisualStudioCodeWindow window) : IClassFixture<VisualStudioCodeWindow>
{
    public static TheoryData<string> Chapters => [.. CourseRepository.Chapters];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_an_executed_chapter_is_drawn(string chapter)
    {
        await window.ShowAsync(run, $"executed/{chapter}");

        int count = ChapterPage.FigureCount(NotebookDocument.Load(Path.Combine(run.Folder, chapter)));
        await AssertShownAsync(chapter, ChapterPage.Drawn, count, ChapterPage.IsWhole);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public async Task Every_figure_of_a_saved_chapter_is_a_picture(string chapter)
    {
        await window.ShowAsync(run, $"saved/{chapter}");

        await AssertShownAsync(chapter, Pictures, ChapterPage.FigureCount(CourseRepository.Load(chapter)), width => width.GetInt32() > 0);
    }

    // VS Code shows a picture from a blob; the course's are 1440 pixels wide.
    private const string Pictures = "() => [...document.querySelectorAll('.output img')].map(picture => picture.naturalWidth).filter(width => width === 0 || width === 1440)";

    private async Task AssertShownAsync(string chapter, string question, int count, Func<JsonElement, bool> isWhole)
    {
        IReadOnlyList<JsonElement> shown = [];
        for (int attempt = 0; attempt < 600 && !(shown.Count == count && shown.All(isWhole)); attempt++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            if (attempt % 5 == 4) await window.TurnWheelAsync();
            shown = await window.AskOutputsAsync(question);
        }

        Assert.True(shown.Count == count, $"{shown.Count} of {count} figures are there.");
        Assert.All(shown, figure => Assert.True(isWhole(figure), $"a figure is incomplete: {figure}"));
        Assert.Empty(window.Errors);
        Assert.Empty(window.Requests);
        await ChapterPage.KeepPictureAsync(window.CaptureAsync, chapter);
    }
}
