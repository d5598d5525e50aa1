namespace Course.Notebooks.Tests.Scripting;

/// <summary>Whole numbers that are divided where a fraction was meant.</summary>
public sealed class WholeNumberDivisionTests
{
    [Theory]
    [InlineData("double half = 1 / 2;", "Cell 2, line 1: 1 / 2 divides whole numbers and gives 0. Write 1.0 / 2 for 0.5.\n")]
    [InlineData("\nfloat third = -(1 / 3) * 2;", "Cell 2, line 2: 1 / 3 divides whole numbers and gives 0. Write 1.0 / 3 for 0.3333.\n")]
    [InlineData("var sum = 7 / 2 + 0.5;", "Cell 2, line 1: 7 / 2 divides whole numbers and gives 3. Write 7.0 / 2 for 3.5.\n")]
    [InlineData("Math.Sqrt(1 / 4)", "Cell 2, line 1: 1 / 4 divides whole numbers and gives 0. Write 1.0 / 4 for 0.25.\n")]
    public async Task The_cell_runs_and_says_so(string cell, string note) => Assert.Equal(note, await ErrorTextAsync(cell));

    [Theory]
    [InlineData("int half = 7 / 2;")]
    [InlineData("var half = 7 / 2;")]
    [InlineData("double whole = 4 / 2;")]
    [InlineData("double half = 1 / 2.0;")]
    [InlineData("double half = (int)(7 / 2);")]
    [InlineData("int n = 7; double half = n / 2;")]
    [InlineData("double x = 3; double half = x * 1 / 2;")]
    [InlineData("new int[7 / 2].Length * 1.0")]
    [InlineData("$\"{7 / 2}\"")]
    public async Task Nobody_is_warned_of_what_he_means(string cell) => Assert.Empty(await ErrorTextAsync(cell));

    private static async Task<string> ErrorTextAsync(string cell)
    {
        await using var session = new NotebookSession();
        var output = new RecordedOutput();
        var result = await session.RunCellAsync(new CellRequest(cell) { Number = 2 }, output);
        Assert.Equal(CellStatus.Ok, result.Status);
        return output.ErrorText;
    }
}
