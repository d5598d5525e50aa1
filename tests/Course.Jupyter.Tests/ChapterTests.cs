namespace Course.Jupyter.Tests;

/// <summary>The chapters, executed by the programs that build sites and mark homework from notebooks.</summary>
public sealed class ChapterTests(InstalledKernel kernel)
{
    private static readonly string Chapters = Path.Combine(Repository.Root, "notebooks");

    [Fact]
    public async Task All_chapters_run_under_nbclient()
    {
        var python = await Tools.PythonWithAsync("nbclient");

        var outcome = await ClientProgram.RunAsync(python, ["execute_chapters.py", Chapters], kernel.Environment, atMost: TimeSpan.FromMinutes(5));

        Assert.True(outcome.ExitCode == 0, outcome.Output);
        foreach (var chapter in Directory.EnumerateFiles(Chapters, "*.ipynb")) Assert.Contains($"ok {Path.GetFileName(chapter)}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_chapters_are_executed_and_converted_by_nbconvert()
    {
        var python = await Tools.PythonWithAsync("nbconvert", "ipykernel");
        var folder = kernel.NewFolder("html");
        string[] chapters = [.. Directory.EnumerateFiles(Chapters, "*.ipynb").Order(StringComparer.Ordinal)];

        // Two programs at once, each with every second chapter.
        var outcomes = await Task.WhenAll(chapters.Index().GroupBy(chapter => chapter.Index % 2, chapter => chapter.Item).Select(half => ClientProgram.RunAsync(
            python, ["-m", "nbconvert", "--execute", "--to", "html", "--output-dir", folder, .. half], kernel.Environment, atMost: TimeSpan.FromMinutes(5))));

        Assert.All(outcomes, outcome => Assert.True(outcome.ExitCode == 0, outcome.Output));
        foreach (var chapter in chapters)
        {
            var page = await File.ReadAllTextAsync(Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(chapter), ".html")));
            Assert.Contains("jp-OutputArea-output", page, StringComparison.Ordinal);
            Assert.DoesNotContain("jp-RenderedText jp-OutputArea-output\" data-mime-type=\"application/vnd.jupyter.stderr", page, StringComparison.Ordinal);
        }
    }
}
