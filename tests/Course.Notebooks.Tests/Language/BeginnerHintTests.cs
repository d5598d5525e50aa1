namespace Course.Notebooks.Tests.Language;

/// <summary>What a cell that fails advises, beside the compiler's or the library's own words.</summary>
public sealed class BeginnerHintTests
{
    [Theory]
    [InlineData("network.Fit()", "Has the cell that declares 'network' been run? If the notebook starts with #!import, run that cell first.")]
    [InlineData("var x = 1\nvar y = 2;", "A statement ends with a semicolon. Only an expression in the last line of a cell goes without, to show its value.")]
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
    [InlineData("\"abc\".ToUpper", "ToUpper is a method: call it with parentheses, ToUpper(...).")]
    [InlineData("var up = \"abc\".ToUpper;", "ToUpper is a method: call it with parentheses, ToUpper(...).")]
    [InlineData("string up = \"abc\".ToUpper;", "ToUpper is a method: call it with parentheses, ToUpper(...).")]
    [InlineData("Console.ReadLine;", "ReadLine is a method: call it with parentheses, ReadLine(...).")]
    [InlineData("\"abc\".ToUpper.Length", "ToUpper is a method: call it with parentheses, ToUpper(...).")]
    [InlineData("\"abc\".Length()", "It is not a method: leave out the parentheses.")]
    [InlineData("int i = 5; if (i = 6) { }", "= assigns. To compare, write ==.")]
    [InlineData("int i = 5; i == 6;", "== compares. To assign, write =.")]
    [InlineData("int i = 5; i + 6;", "This computes a value and does nothing with it. To see it, leave out the semicolon in the cell's last line, or write display(...).")]
    [InlineData("if (1) { }", "A condition is true or false: compare, as in x != 0.")]
    [InlineData("int n = \"3\";", "To read a number from a text, write int.Parse(text).")]
    [InlineData("Math.Sqrt(\"4\")", "To read a number from a text, write double.Parse(text).")]
    [InlineData("string s = 3;", "To make a text of it, write value.ToString() or $\"{value}\".")]
    [InlineData("char c = \"a\";", "One character stands between single quotation marks: 'a'.")]
    [InlineData("string s = 'abc';", "A text stands between double quotation marks; between single ones, one character.")]
    [InlineData("int big = 10000000000;", "A long may be too large for an int: declare the variable as long, or write (int)value.")]
    [InlineData("int? perhaps = null; int n = perhaps;", "It can be null: write value ?? other, or value.Value where it never is.")]
    [InlineData("List<double> all = new double[3];", "ToList() makes a list of it.")]
    [InlineData("double[] all = new List<double>();", "ToArray() makes an array of it.")]
    [InlineData("new[] { 1, 2 }.AsSpan()", "A span can be neither kept nor shown: ToArray() makes an array of it.")]
    [InlineData("new[] { 1.0 } * 2", "Arrays and lists have no arithmetic: use Select for each entry, or vectors and matrices.")]
    [InlineData("2.0 ^ 2", "C# writes a power as Math.Pow(x, n).")]
    [InlineData("2 ** 3", "C# writes a power as Math.Pow(x, n).")]
    [InlineData("max = 5;", "A new variable is declared with var: var max = ...; If it is not new, has the cell that declares it been run?")]
    [InlineData("new[] { 1 }.Select(x -> x)", "A lambda is written with =>: x => 2 * x.")]
    [InlineData("List<Int> list;", "Did you mean int? If not, has the cell that declares 'Int' been run?")]
    [InlineData("Console.Writeln(1)", "Did you mean WriteLine?")]
    [InlineData("var list = [1, 2];", "Name the type in the place of var: int[] x = [1, 2, 3];")]
    [InlineData("int n = null;", "A number has a value always; of a type with a question mark, such as int?, it may be missing.")]
    [InlineData("class Box { int size; }\nnew Box().size", "Members of a class are private unless they say public.")]
    [InlineData("static class Ext { public static int Twice(this int x) => 2 * x; }", "In a cell an extension method stands by itself, outside of any class: static int Twice(this int x) => 2 * x;")]
    [InlineData("using var memory = new MemoryStream();", "At the top level of a cell it is written using (var file = ...) { ... }")]
    [InlineData("Span<int> span = new int[3];", "A span cannot live on after the cell: use it within braces or in a method, or make it an array.")]
    [InlineData("using Numbers = System.Collections.Generic.List<int>;\nnew Numbers<int>()", "The name stands for one type already: leave out the angle brackets and what is between them.")]
    [InlineData("Random", "That is a type and not a value: make one with new, or write one of its members after a dot.")]
    [InlineData("class Box(int width, int height) { }\nnew Box()", "Write it as Box(int width, int height).")]
    [InlineData("int Twice(int x) => 2 * x;\nTwice()", "Write it as int Twice(int x).")]
    [InlineData("Math.Pow(2, 3, 4)", "Write it as double Math.Pow(double x, double y).")]
    [InlineData("new List<int>().push(3)", "Did you mean Add()?")]
    [InlineData("sqrt(2)", "C# writes Math.Sqrt.")]
    [InlineData("let x = 5;", "C# writes var x = 5;.")]
    [InlineData("new[] { 1 }.Add(2)", "An array keeps its length. A List<int> has Add.")]
    [InlineData("new List<int>().Length", "Did you mean Count?")]
    [InlineData("new[] { 1 }.Where(x => x > 0).Length", "Did you mean Count()?")]
    [InlineData("new[] { 1 }.size", "Did you mean Length?")]
    [InlineData("new List<int>().Ad(3)", "Did you mean Add?")]
    [InlineData("using Numpy;", "No library that is loaded has that namespace. If the notebook starts with #!import or #r, run that cell first; a package is loaded with #r \"nuget: Name\".")]
    [InlineData("Console.WriteLine(\"a\" \"b\");", "Between two values stands a comma, or an operator such as +.")]
    [InlineData("while true { }", "The condition stands in parentheses: if (x > 0), while (x > 0), for (int i = 0; i < 10; i++).")]
    [InlineData("for (int i = 0; i < 3; i++) { } }", "There is a closing bracket too many, or an opening one is missing before it.")]
    [InlineData("var x;", "Assign a value at once, or name the type in the place of var.")]
    [InlineData("void F() { int n; Console.WriteLine(n); }", "It need not have a value here yet: assign one where it is declared.")]
    [InlineData("int n = 3; int n = 4;", "It is declared twice. To assign a new value, leave out the type: x = 2;")]
    [InlineData("switch (1) { case 1: Console.WriteLine(); case 2: break; }", "Each case ends with break;")]
    [InlineData("List list = new List();", "In angle brackets stands what it holds: List<int>, Dictionary<string, int>.")]
    [InlineData("namespace A { }", "Cells and scripts have no namespaces: leave the line out, and its braces.")]
    [InlineData("int t = 1; #!time", "A directive such as #!import stands on a line of its own, from the line's start.")]
    [InlineData("#improt \"x.csx\"", "There is no directive #improt. Did you mean #!import? #!lsmagic lists them all.")]
    [InlineData("%%time", "Directives of this kernel start with #!, and #!lsmagic lists them.")]
    [InlineData("#:package CsvHelper@33.0.0", "A notebook names a package with #r \"nuget: Name, Version\".")]
    public async Task An_error_of_the_compiler_comes_with_advice(string cell, string hint)
    {
        var error = await ErrorAsync(cell);

        Assert.Equal("CompilationError", error.Name);
        Assert.Contains($"Hint: {hint}", error.Traceback);
    }

    [Theory]
    [InlineData("A.T", "Did you mean Transpose()?")]
    [InlineData("A.shape", "Did you mean RowCount and ColumnCount?")]
    [InlineData("A.Row(0).dot(A.Row(1))", "Did you mean DotProduct()?")]
    [InlineData("A @ A", "Matrices are multiplied with *.")]
    [InlineData("A .* A", "Entry by entry, matrices are multiplied with a.PointwiseMultiply(b).")]
    [InlineData("A ^ 2", "Matrices are added, subtracted and multiplied with each other and with numbers; use PointwiseMultiply for entry by entry.")]
    [InlineData("A[0]", "It has two indices, row and column: x[i, j].")]
    [InlineData("Matrix B = new double[,] { { 1 } };", "Matrix.Build.DenseOfArray(values) makes one of it.")]
    public async Task Who_knows_matrices_from_elsewhere_learns_how_they_are_written_here(string cell, string hint)
    {
        var library = typeof(MathNet.Numerics.Constants).Assembly.Location;

        var error = await ErrorAsync($"#r \"{library}\"\nusing Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;\nvar A = Matrix.Build.Dense(2, 2);\n{cell}");

        Assert.Contains($"Hint: {hint}", error.Traceback);
    }

    [Theory]
    [InlineData("var lst = 1;\nlet x = 5;", "lst")]
    [InlineData("Foo.Bar x = null;", "Did you mean")]
    public async Task Advice_about_a_type_names_no_variable(string cell, string misleading) =>
        Assert.DoesNotContain((await ErrorAsync(cell)).Traceback, line => line.StartsWith("Hint", StringComparison.Ordinal) && line.Contains(misleading, StringComparison.Ordinal));

    [Theory]
    [InlineData("zz", "    ~~")]
    [InlineData("\"ab\" + zz", "           ~~")]
    [InlineData("\"中文\" + zz", "     \u3000\u3000    ~~")]
    [InlineData("\"😀\" + zz", "           ~~")]
    [InlineData("var a = 1; a + 名字", "                   \uFF5E\uFF5E")]
    public async Task The_marker_stands_under_what_it_marks(string cell, string marker)
    {
        var error = await ErrorAsync(cell);
        Assert.Equal(marker, error.Traceback[2]);
    }

    [Fact]
    public async Task The_same_advice_is_given_once()
    {
        var error = await ErrorAsync("var a = 1\nvar b = 2\nvar c = 3;");

        Assert.Equal(2, error.Traceback.Count(line => line.Contains("CS1002", StringComparison.Ordinal)));
        Assert.Single(error.Traceback, line => line.StartsWith("Hint: A statement ends", StringComparison.Ordinal));
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
    [InlineData("new[] { 1 }[1]", "Hint: The index is 1; the only one of the array is 0.")]
    [InlineData("new List<int>()[0]", "Hint: Indices start at 0: the last entry of x is x[x.Count - 1]")]
    [InlineData("var list = new List<int> { 1, 2 }; foreach (var item in list) list.Add(item);", "Hint: What a foreach goes through cannot be changed by it")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"no-such-library\")] static extern int F(); F()", "Hint: The package calls a library that is not there for ")]
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
