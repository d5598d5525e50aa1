using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using Course.Notebooks.Publishing;

namespace Course.Chapters.Tests;

/// <summary>What holds for every chapter: its form, its links, and that running it gives what it shows.</summary>
/// <param name="run">The chapters, executed.</param>
public sealed class ChapterTests(ChapterRun run)
{
    private const int MostLines = 15;
    private const int MostBytes = 1_500_000;

    public static TheoryData<string> Chapters => [.. CourseRepository.Chapters];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public void A_chapter_runs_to_its_end(string chapter) =>
        Assert.Contains($"{Path.GetFileNameWithoutExtension(chapter)}: passed", run.Output, StringComparison.Ordinal);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public void Running_a_chapter_gives_the_outputs_that_it_was_saved_with(string chapter)
    {
        var executed = NotebookDocument.Load(Path.Combine(run.Folder, chapter));
        var saved = CourseRepository.Load(chapter);
        PublishedForm.Apply(executed, saved);

        Assert.Equal(saved.Cells.Count, executed.Cells.Count);
        foreach (var (before, after) in saved.Cells.Zip(executed.Cells))
        {
            Assert.True(
                JsonNode.DeepEquals(before.Outputs, after.Outputs),
                $"Cell '{before.Id}' of {chapter} gives other outputs than it was saved with. Saved:\n{Shorten(before.Outputs)}\nNow:\n{Shorten(after.Outputs)}\nIf that is meant, save them: course run notebooks/{chapter} --in-place --static-images");
        }

        Assert.Equal(CourseRepository.Read("notebooks", chapter), executed.ToText());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public void A_chapter_is_a_notebook_of_format_4_5_for_the_C_sharp_kernel(string chapter)
    {
        string text = CourseRepository.Read("notebooks", chapter);
        var json = JsonNode.Parse(text)!;

        Assert.Equal((4, 5), ((int)json["nbformat"]!, (int)json["nbformat_minor"]!));
        Assert.Equal(".net-csharp", (string?)json["metadata"]!["kernelspec"]!["name"]);
        Assert.Equal("csharp", (string?)json["metadata"]!["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]);
        string[] ids = [.. json["cells"]!.AsArray().Select(cell => (string)cell!["id"]!)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.Equal(NotebookDocument.Parse(text).ToText(), text);
        Assert.InRange(text.Length, 1, MostBytes);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public void A_chapters_cells_are_short_and_the_first_imports_the_setup(string chapter)
    {
        var code = CourseRepository.Load(chapter).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();

        Assert.Equal("#!import \"setup.csx\"", code[0].Source);
        Assert.All(code, cell => Assert.True(
            cell.Source.Split('\n').Length <= MostLines, $"Cell '{cell.Id}' of {chapter} has {cell.Source.Split('\n').Length} lines; more than {MostLines} belong into the library."));
        Assert.DoesNotContain(code.Skip(1), cell => cell.Source.Contains("#r ", StringComparison.Ordinal) || cell.Source.Contains("#i ", StringComparison.Ordinal));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public void A_chapter_is_saved_with_all_outputs_and_without_errors(string chapter)
    {
        var code = CourseRepository.Load(chapter).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();

        Assert.Equal(Enumerable.Range(1, code.Count), code.Select(cell => cell.ExecutionCount ?? 0));
        Assert.DoesNotContain(
            code.Where(cell => !cell.HasTag("raises-exception")), cell => cell.Outputs.Any(output => (string?)output!["output_type"] == "error"));
        var figures = code.SelectMany(cell => cell.Outputs).Where(output => output!["data"]?["application/vnd.plotly.v1+json"] is not null).ToList();
        Assert.NotEmpty(figures);
        Assert.All(figures, figure =>
        {
            Assert.True(figure!["data"]!["image/png"] is not null, $"A figure of {chapter} has no picture. Take it: course run notebooks/{chapter} --in-place --static-images");
            Assert.Null(figure["data"]!["text/html"]);
            Assert.NotEmpty((string?)figure["metadata"]!["image/png"]!["alt"] ?? "");
        });
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public void A_chapters_links_lead_somewhere_and_its_neighbours_are_among_them(string chapter)
    {
        var prose = CourseRepository.Load(chapter).Cells.Where(cell => cell.Kind == CellKind.Markdown).ToList();
        string[] links = [.. prose.SelectMany(cell => CourseRepository.LocalLinks(cell.Source)).Distinct()];
        int index = CourseRepository.Chapters.ToList().IndexOf(chapter);
        string[] neighbours = [.. new[] { index - 1, index + 1 }.Where(place => place >= 0 && place < CourseRepository.Chapters.Count).Select(place => CourseRepository.Chapters[place])];

        Assert.StartsWith("# ", prose[0].Source, StringComparison.Ordinal);
        Assert.All(links, link => Assert.True(Path.Exists(CourseRepository.PathOf("notebooks", link)), $"{chapter} links to {link}, which does not exist."));
        Assert.Empty(neighbours.Except(CourseRepository.LocalLinks(prose[0].Source)));
    }

    private static string Shorten(JsonArray outputs)
    {
        string text = outputs.ToJsonString();
        return text.Length <= 600 ? text : text[..600] + "…";
    }
}
