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

    [Theory]
    [InlineData("var thread = new System.Threading.Thread(() => throw new InvalidOperationException(\"lost\")); thread.Start(); thread.Join();")]
    [InlineData("System.Threading.ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException(\"lost\")); await Task.Delay(200);")]
    [InlineData("async void Fail() { await Task.Delay(1); throw new InvalidOperationException(\"lost\"); } Fail(); await Task.Delay(200);")]
    [InlineData("int F(int n) => F(n + 1) + 1; var thread = new System.Threading.Thread(() => F(0)); thread.Start(); thread.Join();", "InsufficientExecutionStackException")]
    public async Task An_exception_on_another_thread_is_shown_and_the_session_goes_on(string code, string expected = "InvalidOperationException: lost")
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest("var kept = 41;"), new RecordedOutput());
        var output = new RecordedOutput();

        var result = await session.RunCellAsync(new CellRequest(code) { Number = 2 }, output);
        while (output.ErrorText.Length == 0)
            await Task.Delay(5);
        var next = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("kept + 1"), next);

        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.Contains("not handled", output.ErrorText);
        Assert.Contains(expected, output.ErrorText);
        Assert.Contains("Cell 2, line 1", output.ErrorText);
        Assert.Equal("42", next.ResultText);
    }
}
