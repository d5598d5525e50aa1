namespace Course.Notebooks.Tests.Scripting;

/// <summary>Exceptions that nothing catches in what a cell has started: .NET would end the process.</summary>
public sealed class BackgroundExceptionTests
{
    [Theory]
    [MemberData(nameof(BackgroundFailures.All), MemberType = typeof(BackgroundFailures))]
    public async Task It_is_shown_with_its_line_and_the_session_goes_on(string what, string code)
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest("var kept = 41;"), new RecordedOutput());
        var output = new RecordedOutput();

        var result = await session.RunCellAsync(new CellRequest(code) { Number = 2 }, output);
        await UntilShownAsync(output);
        var next = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("kept + 1"), next);

        Assert.True(result.Status == CellStatus.Ok, what);
        Assert.Contains("not handled", output.ErrorText);
        Assert.Contains("InvalidOperationException: lost", output.ErrorText);
        Assert.Contains("Cell 2, line 1", output.ErrorText);
        Assert.Equal("42", next.ResultText);
    }

    [Fact]
    public async Task Endless_recursion_on_a_thread_ends_the_thread()
    {
        await using var session = new NotebookSession();
        var output = new RecordedOutput();

        await session.RunCellAsync(new CellRequest("int F(int n) => F(n + 1) + 1; var thread = new System.Threading.Thread(() => F(0)); thread.Start(); thread.Join();"), output);

        Assert.Contains("InsufficientExecutionStackException", output.ErrorText);
    }

    [Theory]
    [InlineData("new System.Threading.Thread(() => { WAIT; FAIL; }).UnsafeStart();")]
    [InlineData("var timer = new System.Threading.Timer(_ => { WAIT; FAIL; }, null, 0, -1);")]
    public async Task It_is_shown_by_the_session_that_it_belongs_to_whichever_ran_a_cell_last(string code)
    {
        var gate = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        await using var session = new NotebookSession();
        await using var another = new NotebookSession();
        RecordedOutput output = new(), others = new();
        await session.RunCellAsync(Failing(code.Replace("WAIT", $"while (!File.Exists(@\"{gate}\")) System.Threading.Thread.Sleep(1)", StringComparison.Ordinal)), output);
        await another.RunCellAsync(new CellRequest("1"), others);

        await File.WriteAllTextAsync(gate, "", TestContext.Current.CancellationToken);
        await UntilShownAsync(output);
        File.Delete(gate);

        Assert.Equal("", others.ErrorText);
    }

    [Fact]
    public async Task A_timer_that_fails_again_and_again_does_not_flood_the_notebook()
    {
        await using var session = new NotebookSession();
        var output = new RecordedOutput();

        await session.RunCellAsync(Failing("var ticks = 0; var timer = new System.Threading.Timer(_ => { System.Threading.Interlocked.Increment(ref ticks); FAIL; }, null, 0, 1); while (ticks < 60) System.Threading.Thread.Sleep(1); timer.Dispose();"), output);

        await UntilShownAsync(output, "further ones of this cell are not shown");
        Assert.Equal(20, output.ErrorText.Split("InvalidOperationException: lost").Length - 1);
    }

    private static CellRequest Failing(string code) =>
        new(BackgroundFailures.Written(code)) { Number = 2 };

    private static async Task UntilShownAsync(RecordedOutput output, string text = "lost")
    {
        while (!output.ErrorText.Contains(text, StringComparison.Ordinal)) await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
