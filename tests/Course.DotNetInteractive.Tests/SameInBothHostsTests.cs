using System.Text.RegularExpressions;

namespace Course.DotNetInteractive.Tests;

/// <summary>The chapters and the corpus run in .NET Interactive as they do in the course's engine: the same cells succeed and show the same text.</summary>
public sealed partial class SameInBothHostsTests
{
    public static TheoryData<string> Chapters => [.. CourseRepository.Chapters.Select(path => Path.GetFileName(path)!)];

    public static TheoryData<string> Corpus =>
        [.. Directory.EnumerateFiles(CorpusFolder, "*.dib").Select(path => Path.GetFileName(path)!).Where(name => name != "more.dib").Order(StringComparer.Ordinal)];

    private static string CorpusFolder => Path.Combine(AppContext.BaseDirectory, "Corpus");

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task A_chapter_runs_unchanged_and_shows_the_same(string chapter)
    {
        string path = Path.Combine(CourseRepository.Root, "notebooks", chapter);

        var theirs = await DotNetInteractiveHost.RunAsync(path);
        var ours = await EngineHost.RunAsync(path);

        Assert.All(theirs, cell => Assert.True(cell.Succeeded, $"Cell {cell.Id} fails in .NET Interactive: {cell.Failure}"));
        AssertSame(theirs, ours);
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task A_notebook_of_the_corpus_shows_what_the_corpus_says(string notebook)
    {
        var cells = await DotNetInteractiveHost.RunAsync(Path.Combine(CorpusFolder, notebook));
        var expectations = CorpusExpectations.Read(Path.Combine(CorpusFolder, notebook));

        Assert.Equal(expectations.Count, cells.Count);
        List<string> differences = [];
        foreach (var (expectation, cell) in expectations.Zip(cells))
        {
            if (!expectation.Accepts(cell))
                differences.Add($"{expectation.Source}\n  should show\n{expectation.Text}\n  but shows\n{cell.Text}{cell.Failure}");
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    // A tuple within a tuple is a list over several lines there and stays on its line here: what counts is what it says.
    private static IEnumerable<string> Words(CellObservation cell) => Layout().Split(cell.Text).Where(word => word.Length > 0);

    [GeneratedRegex(@"[\s,()]+|(?<=\s)- ")]
    private static partial Regex Layout();

    private static void AssertSame(IReadOnlyList<CellObservation> theirs, IReadOnlyList<CellObservation> ours)
    {
        Assert.Equal(theirs.Select(cell => (cell.Id, cell.Succeeded)), ours.Select(cell => (cell.Id, cell.Succeeded)));
        var differences = theirs.Zip(ours).Where(pair => !Words(pair.First).SequenceEqual(Words(pair.Second))).ToList();
        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Select(pair => $"Cell {pair.First.Id}\n  .NET Interactive\n{pair.First.Text}  the engine\n{pair.Second.Text}")));
    }
}
