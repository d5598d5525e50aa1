using Course.Notebooks.Documents;

namespace Course.Tool.Tests;

/// <summary><c>course new</c>, <c>--version</c> and the help.</summary>
public sealed class NewCommandTests : IDisposable
{
    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_notebook_runs_at_once_and_is_never_overwritten()
    {
        string notebooks = Directory.CreateDirectory(Path.Combine(folder.Path, "notebooks")).FullName;
        File.WriteAllText(Path.Combine(notebooks, "setup.csx"), "var ready = \"set up\";");

        var made = await CourseProgram.RunAsync(folder.Path, "new", "my-first-try");
        var again = await CourseProgram.RunAsync(folder.Path, "new", "my-first-try");
        var run = await CourseProgram.RunAsync(folder.Path, "run");

        Assert.Equal(0, made.ExitCode);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("exists already", again.Errors, StringComparison.Ordinal);
        var document = NotebookDocument.Load(Path.Combine(notebooks, "my-first-try.ipynb"));
        Assert.Equal("# My first try", document.Cells[0].Source);
        Assert.Equal("#!import \"setup.csx\"", document.Cells[1].Source);
        Assert.Equal(".net-csharp", (string?)document.Metadata["kernelspec"]!["name"]);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_saved_new_notebook_is_already_in_the_form_that_the_engine_writes()
    {
        await CourseProgram.RunAsync(folder.Path, "new", "plain");
        string path = Path.Combine(folder.Path, "plain.ipynb");
        Assert.Equal(NotebookDocument.Load(path).ToText(), File.ReadAllText(path));
    }

    [Fact]
    public async Task The_version_and_the_help_name_the_command()
    {
        var version = await CourseProgram.RunAsync(folder.Path, "--version");
        var help = await CourseProgram.RunAsync(folder.Path, "run", "--help");

        Assert.Matches(@"^course \d+\.\d+\.\d+, \.NET 10", version.Output);
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("course run [<notebooks>...] [options]", help.Output, StringComparison.Ordinal);
        Assert.All(["--output", "--in-place", "--timeout", "--jobs", "--junit", "--parameters"], option => Assert.Contains(option, help.Output, StringComparison.Ordinal));
    }
}
