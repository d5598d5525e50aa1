using Course.Notebooks.Documents;
using Course.Notebooks.Tests.Formatting;

namespace Course.Notebooks.Tests.Corpus;

/// <summary>
/// Notebooks in the style of those that people have written for .NET Interactive, with what it shows for each cell: this engine shows the same plain text.
/// </summary>
/// <remarks>A code cell may be followed by a Markdown cell that says <c>Shows</c> and, in a fence, what: output, displayed values and the result in order,
/// <c>err:</c> before what goes to the error stream, or <c>error:</c> with the exception's type or the compiler's number. One without it only has to run.</remarks>
[Collection(nameof(RegisteringFormatters))]
public sealed class CorpusTests : IDisposable
{
    private const string Fence = "```";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Notebooks");
    private static readonly string[] NeedPackages = ["packages"];

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Folder, "*.dib").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(name => name != "more" && !NeedPackages.Contains(name)).Order(StringComparer.Ordinal)];

    public void Dispose() => RegisteringFormatters.Forget();

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_shows_what_it_shows_in_NET_Interactive(string name)
    {
        var differences = await DifferencesAsync(name);

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    [Fact]
    public async Task So_does_one_that_needs_packages()
    {
        var differences = await DifferencesAsync("packages");

        // NU1301: no package source answers.
        Assert.SkipWhen(differences.Any(difference => difference.Contains("NU1301", StringComparison.Ordinal)), "No package source can be reached.");
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    [Fact]
    public void The_corpus_has_at_least_150_cells()
    {
        int cells = Directory.EnumerateFiles(Folder, "*.dib").Sum(path => NotebookDocument.Load(path).Cells.Count(cell => cell.Kind == CellKind.Code));

        Assert.True(cells >= 150, $"There are {cells}.");
    }

    private static async Task<List<string>> DifferencesAsync(string name)
    {
        var document = NotebookDocument.Load(Path.Combine(Folder, name + ".dib"));
        await using var session = new NotebookSession(new NotebookSessionOptions { BaseDirectory = Folder });
        List<string> differences = [];
        for (int index = 0; index < document.Cells.Count; index++)
        {
            var cell = document.Cells[index];
            if (cell.Kind != CellKind.Code)
                continue;
            var output = new RecordedOutput();
            var result = await session.RunCellAsync(new CellRequest(cell.Source) { Language = cell.Language ?? "csharp", Number = index + 1 }, output);
            string expected = index + 1 < document.Cells.Count ? Expectation(document.Cells[index + 1]) : "";
            string actual = Shown(output, result, expected);
            if (expected != actual && (expected.Length > 0 || result.Error is not null))
                differences.Add($"{cell.Source}\n  should show\n{expected}\n  but shows\n{actual}");
        }

        return differences;
    }

    private static string Expectation(NotebookCell cell)
    {
        if (cell.Kind != CellKind.Markdown || !cell.Source.StartsWith("Shows", StringComparison.Ordinal))
            return "";
        int start = cell.Source.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length, end = cell.Source.LastIndexOf(Fence, StringComparison.Ordinal);
        return cell.Source[start..end].Trim('\n');
    }

    private static string Shown(RecordedOutput output, CellResult result, string expected)
    {
        if (result.Error is { } error)
            return Describe(error, expected);
        // Whatever is written ends its line before a value is shown below it.
        var lines = output.Events.Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..] is var text && line.StartsWith("err: ", StringComparison.Ordinal) ? "err: " + text : text);
        return string.Join('\n', lines.Select(line => line.ReplaceLineEndings("\n").TrimEnd('\n')));
    }

    // A compilation may have several errors, and an exception's message may be the framework's own: what the corpus says is what counts.
    private static string Describe(CellError error, string expected)
    {
        string all = $"error: {error.Name}: {error.Message}\n{string.Join('\n', error.Traceback)}";
        if (!expected.StartsWith("error: ", StringComparison.Ordinal))
            return all;
        string wanted = expected["error: ".Length..];
        bool said = wanted.StartsWith("CS", StringComparison.Ordinal) ? all.Contains($"error {wanted}", StringComparison.Ordinal) : $"{error.Name}: {error.Message}".StartsWith(wanted, StringComparison.Ordinal);
        return said ? expected : all;
    }
}
