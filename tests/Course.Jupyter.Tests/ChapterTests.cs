using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Jupyter.Tests;

/// <summary>The chapters, executed by the programs that build sites and mark homework from notebooks.</summary>
public sealed class ChapterTests(InstalledKernel kernel)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(8);
    private static readonly string[] Chapters = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal)];

    /// <remarks>nbconvert leaves the execution to nbclient. Its own way of failing is not enough here: a chapter without outputs would pass.</remarks>
    [Fact]
    public async Task All_chapters_are_executed_by_nbclient_and_converted_by_nbconvert()
    {
        var python = await Tools.PythonWithAsync("nbconvert", "nbclient", "ipykernel");
        var executed = kernel.NewFolder("executed");
        await RunAsync(python, ["-c", "from nbconvert.preprocessors import ExecutePreprocessor; from nbclient import NotebookClient; assert issubclass(ExecutePreprocessor, NotebookClient)"]);

        // Two programs at once, each with every second chapter.
        await Task.WhenAll(Chapters.Index().GroupBy(chapter => chapter.Index % 2, chapter => chapter.Item).Select(half =>
            RunAsync(python, ["-m", "nbconvert", "--execute", "--ExecutePreprocessor.timeout=240", "--to", "notebook", "--output-dir", executed, .. half])));
        var copies = Chapters.Select(chapter => Path.Combine(executed, Path.GetFileName(chapter))).ToArray();
        Assert.All(copies, AssertExecuted);

        await RunAsync(python, ["-m", "nbconvert", "--to", "html", .. copies]);
        foreach (var copy in copies)
        {
            var page = await File.ReadAllTextAsync(Path.ChangeExtension(copy, ".html"));
            Assert.Contains("jp-OutputArea-output", page, StringComparison.Ordinal);
            Assert.DoesNotContain("jp-RenderedText jp-OutputArea-output\" data-mime-type=\"application/vnd.jupyter.stderr", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_program_that_is_built_on_nbclient_executes_a_chapter()
    {
        var python = await Tools.PythonWithAsync("nbclient");

        var outcome = await RunAsync(python, ["execute_chapter.py", Chapters[0]]);

        Assert.Contains($"ok {Path.GetFileName(Chapters[0])}", outcome.Output, StringComparison.Ordinal);
    }

    private async Task<ClientProgram.Outcome> RunAsync(string program, IEnumerable<string> arguments)
    {
        var outcome = await ClientProgram.RunAsync(program, arguments, kernel.Environment, atMost: AtMost);
        Assert.True(outcome.ExitCode == 0, outcome.Output);
        return outcome;
    }

    private static void AssertExecuted(string copy)
    {
        NotebookCell[] cells = [.. NotebookDocument.Load(copy).Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))];
        var outputs = cells.SelectMany(cell => cell.Outputs.OfType<JsonObject>()).ToArray();
        Assert.All(cells, cell => Assert.NotNull(cell.ExecutionCount));
        Assert.NotEmpty(outputs);
        Assert.DoesNotContain(outputs, output => (string?)output["output_type"] == "error");
    }
}
