namespace Course.Notebooks.Tests.Scripting;

/// <summary>What would end a process ends a cell.</summary>
public sealed class ExitTests
{
    [Theory]
    [InlineData("Environment.Exit(3);", "Environment.Exit(3)")]
    [InlineData("void Leave() => Environment.Exit(0); Leave();", "Environment.Exit(0)")]
    [InlineData("Action<int> leave = Environment.Exit; leave(1);", "Environment.Exit(1)")]
    [InlineData("Environment.FailFast(\"no more\");", "no more")]
    [InlineData("Environment.FailFast(\"no more\", new Exception());", "no more")]
    public async Task Asking_for_the_end_of_the_process_ends_the_cell(string code, string named)
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest("var kept = 41;"), new RecordedOutput());

        var result = await session.RunCellAsync(new CellRequest(code), new RecordedOutput());
        var next = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("kept + 1"), next);

        Assert.Equal(CellStatus.Error, result.Status);
        Assert.Contains(named, result.Error!.Message);
        Assert.Contains("restart", result.Error.Message);
        Assert.Equal("42", next.ResultText);
    }
}
