namespace Course.Notebooks.Tests.Language;

/// <summary>What a cell that fails advises, beside the compiler's or the library's own words.</summary>
public sealed class BeginnerHintTests
{
    [Theory]
    [InlineData("network.Fit()", "Has the cell that declares 'network' been run? If the notebook starts with #!import, run that cell first.")]
    [InlineData("var x = 1\nvar y = 2;", "A statement ends with a semicolon; only the last line of a cell may leave it out, to show its value.")]
    [InlineData("var epochs = 3; epohs + 1", "Did you mean epochs? If not, has the cell that declares 'epohs' been run?")]
    [InlineData("Consol.WriteLine(1)", "Did you mean Console? If not, has the cell that declares 'Consol' been run?")]
    [InlineData("\"text\".Lenght", "Did you mean Length?")]
    [InlineData("Math.sqrt(2)", "Did you mean Sqrt?")]
    [InlineData("new[] { 1 }.Selct(x => x)", "Did you mean Select?")]
    [InlineData("Regex.IsMatch(\"a\", \"b\")", "Regex is in System.Text.RegularExpressions: write using System.Text.RegularExpressions; before it.")]
    [InlineData("Stopwatch watch;", "Stopwatch is in System.Diagnostics: write using System.Diagnostics; before it.")]
    [InlineData("ConcurrentDictionary<int, int> shared;", "ConcurrentDictionary is in System.Collections.Concurrent: write using System.Collections.Concurrent; before it.")]
    [InlineData("print(1)", "C# writes Console.WriteLine(x), or display(x).")]
    [InlineData("var on = True;", "C# writes true.")]
    [InlineData("int n = Task.FromResult(1);", "That is a task, which has its value only later: write await before it.")]
    [InlineData("Task.FromResult(1) + 1", "That is a task, which has its value only later: write await before it.")]
    [InlineData("Task.FromResult(\"a\").Length", "That is a task, which has its value only later: write await before it.")]
    [InlineData("int half = 1 / 2.0;", "A double does not become an int by itself: write (int)value, or Math.Round first.")]
    [InlineData("double d = 1; float f = d;", "A double does not become a float by itself: write (float)value.")]
    [InlineData("new List<int>().Add(1.5)", "A double does not become an int by itself: write (int)value, or Math.Round first.")]
    [InlineData("var s = \"unclosed;", "The closing quotation mark of a text is missing.")]
    [InlineData("if (true) {", "A bracket that was opened is not closed.")]
    [InlineData("var f = x => x;", "Nothing says what type the parameters have: write (double x) => x * x, or Func<double, double> f = x => x * x;")]
    [InlineData("var nothing = null;", "The right side has no type of its own: name the type in the place of var.")]
    [InlineData("1 = 2;", "Only a variable can stand on the left of =. To compare, write ==.")]
    public async Task An_error_of_the_compiler_comes_with_advice(string cell, string hint)
    {
        var error = await ErrorAsync(cell);

        Assert.Equal("CompilationError", error.Name);
        Assert.Contains($"Hint: {hint}", error.Traceback);
    }

    [Fact]
    public async Task A_product_of_matrices_that_do_not_fit_says_what_would()
    {
        var library = typeof(MathNet.Numerics.Constants).Assembly.Location;

        var error = await ErrorAsync($"#r \"{library}\"\nusing MathNet.Numerics.LinearAlgebra;\nMatrix<double>.Build.Dense(2, 3) * Matrix<double>.Build.Dense(2, 3)");

        Assert.Contains("2x3", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Hint: A * B takes as many columns of A as B has rows", error.Traceback[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string text = null; text.Length", "Hint: Something left of a dot is null")]
    [InlineData("File.ReadAllText(\"no-such-file.txt\")", "Hint: Relative paths start at ")]
    public async Task An_exception_whose_message_leaves_one_helpless_comes_with_advice(string cell, string hint) =>
        Assert.StartsWith(hint, (await ErrorAsync(cell)).Traceback[^1], StringComparison.Ordinal);

    [Theory]
    [InlineData("unknown", "https://learn.microsoft.com/dotnet/csharp/language-reference/compiler-messages/cs0103")]
    [InlineData("1 1", "https://learn.microsoft.com/dotnet/csharp/misc/cs1002")]
    [InlineData("\"\"\"no end", "https://learn.microsoft.com/search/?terms=CS8997")]
    public async Task An_error_of_the_compiler_names_the_page_that_explains_it(string cell, string page) =>
        Assert.Contains(page, (await ErrorAsync(cell)).Traceback);

    private static async Task<CellError> ErrorAsync(string cell)
    {
        await using var session = new NotebookSession();
        var result = await session.RunCellAsync(new CellRequest(cell), new RecordedOutput());
        Assert.NotNull(result.Error);
        return result.Error;
    }
}
