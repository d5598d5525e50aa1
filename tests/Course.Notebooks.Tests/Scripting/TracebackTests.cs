namespace Course.Notebooks.Tests.Scripting;

/// <summary>An exception names the notebook's own lines, in the order of the calls, whatever it went through on its way.</summary>
public sealed class TracebackTests
{
    [Theory]
    [InlineData("a call", "void Fail()\n{\n    throw new InvalidOperationException(\"no\");\n}\nFail();", "at Fail in Cell 7, line 3", "at top-level code in Cell 7, line 5")]
    [InlineData("after an await", "async Task Fail()\n{\n    await Task.Delay(1);\n    throw new InvalidOperationException(\"no\");\n}\nawait Fail();", "at Fail in Cell 7, line 4", "at top-level code in Cell 7, line 6")]
    [InlineData("a lambda in a query", "var numbers = new[] { 1 };\nnumbers.Select(n =>\n    n > 0 ? throw new InvalidOperationException(\"no\") : n).ToList()", "in Cell 7, line 3", "at top-level code in Cell 7, line 2")]
    [InlineData("an iterator", "IEnumerable<int> Numbers()\n{\n    yield return 1;\n    throw new InvalidOperationException(\"no\");\n}\nNumbers().Sum()", "at Numbers in Cell 7, line 4", "at top-level code in Cell 7, line 6")]
    [InlineData("a lambda in a cell that declares nothing", "Enumerable.Range(0, 3).Select(n =>\n    n < 1 ? n : throw new InvalidOperationException(\"no\")).Sum()", "in Cell 7, line 2", "at top-level code in Cell 7, line 1")]
    [InlineData("a query that sorts in a cell that declares nothing", "new[] { 3, 1 }.OrderBy(n =>\n    n < 2 ? n : throw new InvalidOperationException(\"no\"))\n    .ToList()", "in Cell 7, line 2", "at top-level code in Cell 7, line 1")]
    [InlineData("a property", "class Door\n{\n    public int Width => throw new InvalidOperationException(\"no\");\n}\nnew Door().Width", "Width in Cell 7, line 3", "at top-level code in Cell 7, line 5")]
    [InlineData("a static constructor", "class Door\n{\n    public static int Width = Measure();\n    static int Measure() => throw new InvalidOperationException(\"no\");\n}\nDoor.Width", "at Measure in Cell 7, line 4", null)]
    public async Task An_exception_leads_to_the_line_that_threw_it(string what, string code, string thrown, string? called)
    {
        var error = await ErrorOfAsync(code);

        Assert.True(error.Traceback.Any(line => line.EndsWith(thrown, StringComparison.Ordinal)), $"{what}:\n{string.Join('\n', error.Traceback)}");
        Assert.True(called is null || error.Traceback.Any(line => line.EndsWith(called, StringComparison.Ordinal)), $"{what}:\n{string.Join('\n', error.Traceback)}");
        Assert.Equal("System.InvalidOperationException: no", error.Traceback[0]);
        Assert.DoesNotContain(error.Traceback, line => line.Contains("Course.Notebooks", StringComparison.Ordinal) || line.Contains("MoveNext", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_frame_of_an_earlier_cell_names_that_cell()
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest("\nint Half(int n) => n % 2 == 0 ? n / 2 : throw new ArgumentException(\"odd\");") { Number = 3 }, new RecordedOutput());

        var result = await session.RunCellAsync(new CellRequest("Half(4) +\nHalf(5)") { Number = 9 }, new RecordedOutput());

        Assert.Equal(["System.ArgumentException: odd", "   at Half in Cell 3, line 2", "   at top-level code in Cell 9, line 1"], result.Error!.Traceback);
        Assert.Equal(1, result.Error.Line);
    }

    [Theory]
    [InlineData("IEnumerable<int> Numbers()\n{\n    yield return 1;\n    throw new ArgumentException(\"no\");\n}", "Numbers().Sum()", "   at Numbers in Cell 3, line 4")]
    [InlineData("int Half(int n) =>\n    throw new ArgumentException(\"no\");", "Enumerable.Range(0, 3).Select(Half).ToList()", "   at Half in Cell 3, line 2")]
    [InlineData("async Task Fail()\n{\n    await Task.Yield();\n    throw new ArgumentException(\"no\");\n}", "await Task.WhenAll(Fail(), Fail());", "   at Fail in Cell 3, line 4")]
    public async Task So_does_one_that_a_library_has_called(string declaration, string call, string thrown)
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest(declaration) { Number = 3 }, new RecordedOutput());

        var result = await session.RunCellAsync(new CellRequest(call) { Number = 9 }, new RecordedOutput());

        Assert.Equal(["System.ArgumentException: no", thrown, "   at top-level code in Cell 9, line 1"], result.Error!.Traceback);
    }

    [Theory]
    [InlineData("var values = new[] { 1, 2, 3 };\nfor (var i = 0; i <= 3; i++)\n    Console.Write(values[i]);", "   at top-level code in Cell 7, line 3")]
    [InlineData("int Last(int[] values) =>\n    values[values.Length];\nLast([1, 2])", "   at Last in Cell 7, line 2")]
    [InlineData("var grid = new double[2, 2];\ngrid[0, 0] = 1;\ngrid[2, 0] = 2;", "   at top-level code in Cell 7, line 3")]
    [InlineData("var values = new int[2];\nvalues[0] = 1;\nvalues[2] = 2;", "   at top-level code in Cell 7, line 2 or 3")]
    [InlineData("class Outer\n{\n    public class Inner\n    {\n        public int[] Values = new int[1];\n        public void Set(int i, int value) =>\n            Values[i] = value;\n    }\n}\nnew[] { 0, 1 }.ToList().ForEach(i => new Outer.Inner().Set(i, 1));", "   at Set in Cell 7, line 7")]
    [InlineData("var zero = 0;\n1 / zero", "   at top-level code in Cell 7, line 2")]
    [InlineData("var big = int.MaxValue;\nchecked(big + 1)", "   at top-level code in Cell 7, line 2")]
    public async Task An_exception_that_no_code_throws_leads_to_the_lines_that_can_have_caused_it(string code, string frame) =>
        Assert.Equal(frame, (await ErrorOfAsync(code)).Traceback[1]);

    [Fact]
    public async Task An_exception_in_a_static_constructor_leads_to_the_line_that_needed_the_type()
    {
        var error = await ErrorOfAsync("class Settings\n{\n    public static int Size = int.Parse(\"x\");\n}\nSettings.Size");

        Assert.Equal("System.FormatException", error.Name);
        Assert.Equal("   at top-level code in Cell 7, line 5", error.Traceback[2]);
    }

    [Fact]
    public async Task A_recursion_is_one_line_that_says_how_deep_it_was()
    {
        var error = await ErrorOfAsync("int Fall(int n) => n == 0 ? throw new ArgumentException(\"down\") : Fall(n - 1) + 1;\nFall(1000)");

        Assert.Equal(["System.ArgumentException: down", "   at Fall in Cell 7, line 1, 1,001 times", "   at top-level code in Cell 7, line 2"], error.Traceback);
    }

    [Fact]
    public async Task Everything_that_several_tasks_threw_is_told()
    {
        var error = await ErrorOfAsync("""
            Task Fail(string reason) => Task.Run(() => throw new InvalidOperationException(reason));
            Task.WaitAll(Fail("one"), Fail("two"));
            """);

        Assert.Equal("System.AggregateException", error.Name);
        Assert.Contains(" caused by System.InvalidOperationException: one", error.Traceback);
        Assert.Contains(" caused by System.InvalidOperationException: two", error.Traceback);
        Assert.Contains("   at top-level code in Cell 7, line 2", error.Traceback);
    }

    [Fact]
    public async Task What_caused_an_exception_is_told_after_it()
    {
        var error = await ErrorOfAsync("""
            try { int.Parse("x"); }
            catch (FormatException exception) { throw new InvalidOperationException("no number", exception); }
            """);

        Assert.Equal("no number", error.Message);
        Assert.Equal(" caused by System.FormatException: The input string 'x' was not in a correct format.", error.Traceback[^1]);
    }

    private static async Task<CellError> ErrorOfAsync(string code)
    {
        await using var session = new NotebookSession();
        var result = await session.RunCellAsync(new CellRequest(code) { Number = 7 }, new RecordedOutput());
        Assert.Equal(CellStatus.Error, result.Status);
        return result.Error!;
    }
}
