namespace Course.Notebooks.Tests.Scripting;

/// <summary>What one cell leaves behind for the next.</summary>
public sealed class SubmissionTests
{
    [Fact]
    public async Task A_variable_lives_on_in_the_next_cell()
    {
        await using var session = new NotebookSession();
        var output = new RecordedOutput();

        await session.RunCellAsync(new CellRequest("var answer = 41;"), output);
        await session.RunCellAsync(new CellRequest("answer + 1"), output);

        Assert.Equal(["result: 42"], output.Events);
    }
}
