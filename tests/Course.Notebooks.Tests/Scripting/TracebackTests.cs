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
    [InlineData("var values = new int[2];\nvalues[0] = 1;\nvalues[2] = 2;", "   at top-level code in Cell 7, line 3")]
    [InlineData("class Outer\n{\n    public class Inner\n    {\n        public int[] Values = new int[1];\n        public void Set(int i, int value) =>\n            Values[i] = value;\n    }\n}\nnew[] { 0, 1 }.ToList().ForEach(i => new Outer.Inner().Set(i, 1));", "   at Set in Cell 7, line 7")]
    [InlineData("var zero = 0;\n1 / zero", "   at top-level code in Cell 7, line 2")]
    [InlineData("var big = int.MaxValue;\nchecked(big + 1)", "   at top-level code in Cell 7, line 2")]
    public async Task An_exception_that_no_code_throws_leads_to_the_line_that_caused_it(string code, string frame) =>
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

    public static TheoryData<string, string, int, string> IndicesOutOfBounds { get; } = new()
    {
        { "an array, at the top level", "var a = new int[2];\na[0] = 1;\na[2] = 3;\na[1] = 2;", 3, "The index is 2; those of the array are 0 to 1." },
        { "an array, in a loop", "var a = new double[3];\nfor (var i = 0; i <= 3; i++)\n{\n    a[0] = i;\n    a[i] = i;\n    a[1] = i;\n}", 5, "The index is 3; those of the array are 0 to 2." },
        { "an empty array", "foreach (var i in new[] { 0 })\n    Console.WriteLine((new bool[0])[i]);", 2, "The index is 0; the array is empty." },
        { "a negative index", "byte At(byte[] a, int i)\n{\n    var first = a[0];\n    return a[i];\n}\nAt(new byte[1], -1)", 4, "The index is -1; the only one of the array is 0." },
        { "a long index", "short At(short[] a, long i)\n{\n    var first = a[0];\n    return a[i];\n}\nAt(new short[1], 5_000_000_000)", 4, "The index is 5000000000; the only one of the array is 0." },
        { "references", "string At(string[] a, int i)\n{\n    var first = a[0];\n    return a[i] + first;\n}\nAt(new[] { \"x\" }, 1)", 4, "The index is 1; the only one of the array is 0." },
        { "an array of arrays", "double At(double[][] a, int i)\n{\n    a[0][0] += 1;\n    a[0][i] += 1;\n    return a[0][1];\n}\nAt(new[] { new double[2] }, 2)", 4, "The index is 2; those of the array are 0 to 1." },
        { "structures", "struct P { public int X; }\nint At(P[] a, int i)\n{\n    a[0].X = 1;\n    a[i].X = 2;\n    return a[0].X;\n}\nAt(new P[2], 2)", 5, "The index is 2; those of the array are 0 to 1." },
        { "a table", "double At(double[,] a, int i)\n{\n    a[0, 0] += a[1, 1];\n    a[0, i] = 2;\n    return a[0, 1];\n}\nAt(new double[2, 3], 3)", 4, "The indices are 0 and 3; those of the first dimension are 0 to 1, those of the second are 0 to 2." },
        { "a string", "char At(string a, int i)\n{\n    var first = a[0];\n    return a[i];\n}\nAt(\"abc\", 3)", 4, "The index is 3; those of the text are 0 to 2." },
        { "a span", "int At(Span<int> a, int i)\n{\n    a[0] = 1;\n    a[i] = 2;\n    return a[1];\n}\nAt(new int[2], 2)", 4, "The index is 2; those of the array are 0 to 1." },
        { "a lambda", "new[] { 0, 1 }.Select(i =>\n{\n    var a = new int[1];\n    a[0] = i;\n    return a[i];\n}).Sum()", 5, "The index is 1; the only one of the array is 0." },
        { "an iterator", "IEnumerable<int> All(int[] a)\n{\n    for (var i = 0; ; i++)\n        yield return a[i];\n}\nAll(new[] { 1 }).Sum()", 4, "The index is 1; the only one of the array is 0." },
        { "code that has become hot", "int Sum(int[] a, int n)\n{\n    var sum = 0;\n    for (var i = 0; i < n; i++)\n    {\n        sum += a[i % 100];\n        sum += i < 300_000 ? 1 : a[i];\n        sum += a[0];\n    }\n    return sum;\n}\nSum(new int[100], 1_000_000)", 7, "The index is 300000; those of the array are 0 to 99." },
    };

    [Theory]
    [MemberData(nameof(IndicesOutOfBounds))]
    public async Task An_index_out_of_bounds_is_told_with_its_line_and_what_there_is(string what, string code, int line, string bounds)
    {
        var error = await ErrorOfAsync(code);

        Assert.Equal("System.IndexOutOfRangeException: Index was outside the bounds of the array.", error.Traceback[0]);
        Assert.True(error.Traceback[1].EndsWith($"in Cell 7, line {line}", StringComparison.Ordinal), $"{what}:\n{string.Join('\n', error.Traceback)}");
        Assert.Equal($"Hint: {bounds}", error.Traceback[^1]);
        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("string[] words = [\"a\"];\nobject[] things = words;\nvoid Put(int i)\n{\n    things[i] = 1;\n}\nPut(0);", "System.ArrayTypeMismatchException", 5)]
    [InlineData("int[] none = null;\nint At(int i)\n{\n    return none[i];\n}\nAt(0)", "System.NullReferenceException", 4)]
    [InlineData("checked\n{\n    var n = int.MaxValue;\n    n -= 1;\n    n += 5;\n}", "System.OverflowException", 5)]
    [InlineData("int Half(int n, int d)\n{\n    var half = n / 2;\n    return half / d;\n}\nHalf(4, 0)", "System.DivideByZeroException", 4)]
    [InlineData("var list = new List<int> { 1 };\nint At(int i)\n{\n    var first = list[0];\n    return list[i] + first;\n}\nAt(1)", "System.ArgumentOutOfRangeException", 5)]
    public async Task So_is_what_the_runtime_throws(string code, string name, int line)
    {
        var error = await ErrorOfAsync(code);

        Assert.Equal(name, error.Name);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public async Task An_index_out_of_bounds_that_is_thrown_again_leads_to_where_that_was()
    {
        var error = await ErrorOfAsync("""
            void Try(int[] a)
            {
                try { a[a.Length] = 1; }
                catch (IndexOutOfRangeException exception)
                {
                    throw exception;
                }
            }
            Try(new int[2]);
            """);

        Assert.Equal(["   at Try in Cell 7, line 6", "   at top-level code in Cell 7, line 9", "Hint: The index is 2; those of the array are 0 to 1."], error.Traceback.Skip(1));
    }

    [Fact]
    public async Task A_small_method_that_has_become_hot_keeps_its_frame()
    {
        var error = await ErrorOfAsync("""
            int At(int[] a, int i) => i < 200_000 ? a[0] : a[i];
            var sum = 0;
            for (var i = 0; i < 1_000_000; i++)
                sum += At(new int[1], i);
            """);

        Assert.Equal(["   at At in Cell 7, line 1", "   at top-level code in Cell 7, line 4"], error.Traceback.Skip(1).Take(2));
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

    [Fact]
    public async Task An_exception_that_is_shown_as_a_value_names_the_lines_as_well()
    {
        await using var session = new NotebookSession();
        var output = new RecordedOutput();

        var result = await session.RunCellAsync(
            new CellRequest("Exception caught = null;\nint At(List<int> all, int i) =>\n    1 + all[i];\ntry { At([1], 5); }\ncatch (Exception e) { caught = e; }\ncaught") { Number = 7 }, output);

        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.True(output.Bundles.Single().TryGetText("text/html", out var html));
        Assert.Contains("   at At in Cell 7, line 3\n   at top-level code in Cell 7, line 4\n", html, StringComparison.Ordinal);
    }

    private static async Task<CellError> ErrorOfAsync(string code)
    {
        await using var session = new NotebookSession();
        var result = await session.RunCellAsync(new CellRequest(code) { Number = 7 }, new RecordedOutput());
        Assert.Equal(CellStatus.Error, result.Status);
        return result.Error!;
    }
}
