using System.Diagnostics;
using Course.Notebooks.Documents;

namespace Course.Tool.Tests;

/// <summary><c>course convert</c>: from one format to another, and the programs that come of it.</summary>
public sealed class ConvertCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_notebook_runs_with_dotnet_run_and_prints_what_its_cells_show()
    {
        folder.Add("numbers.ipynb",
            "using System.Globalization;\nint[] numbers = [3, 1, 2];",
            "record Pair(int A, int B);\nnew Pair(1, 2).B",
            "var sorted = numbers.Order().ToArray();\nConsole.WriteLine(string.Join(' ', sorted));",
            "var sorted = numbers.OrderDescending().First().ToString(CultureInfo.InvariantCulture);\nsorted + \"!\"",
            "await Task.Delay(1);\nawait Task.FromResult(42)");

        var converted = await CourseProgram.RunAsync(folder.Path, "convert", "numbers.ipynb", "--to", "cs");
        string printed = await DotnetRunAsync("numbers.cs");

        Assert.Equal(0, converted.ExitCode);
        Assert.Contains("dotnet run numbers.cs", converted.Output, StringComparison.Ordinal);
        Assert.Equal(["2", "1 2 3", "3!", "42"], printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Formats_lead_into_each_other_and_nothing_is_replaced_unasked()
    {
        folder.Add("a.ipynb", "var x = 1;\nx", "x + 1");

        var dib = await CourseProgram.RunAsync(folder.Path, "convert", "a.ipynb", "--to", "dib");
        var back = await CourseProgram.RunAsync(folder.Path, "convert", "a.dib", "--to", "ipynb");
        var forced = await CourseProgram.RunAsync(folder.Path, "convert", "a.dib", "--to", "ipynb", "--output", "again");

        Assert.Equal(0, dib.ExitCode);
        Assert.StartsWith("#!meta", File.ReadAllText(Path.Combine(folder.Path, "a.dib")), StringComparison.Ordinal);
        Assert.Equal(2, back.ExitCode);
        Assert.Contains("--force", back.Errors, StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
        Assert.Equal(["# A test", "var x = 1;\nx", "x + 1"], NotebookDocument.Load(Path.Combine(folder.Path, "again", "a.ipynb")).Cells.Select(cell => cell.Source));
    }

    [Fact]
    public async Task A_damaged_notebook_costs_only_itself()
    {
        File.WriteAllText(Path.Combine(folder.Path, "broken.ipynb"), "{\"cells\":");
        folder.Add("good.ipynb", "1");

        var outcome = await CourseProgram.RunAsync(folder.Path, "convert", "broken.ipynb", "good.ipynb", "--to", "cs");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("broken.ipynb", outcome.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "good.cs")));
    }

    private async Task<string> DotnetRunAsync(string file)
    {
        var info = new ProcessStartInfo("dotnet", ["run", file]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, await output + await errors);
        return await output;
    }
}
