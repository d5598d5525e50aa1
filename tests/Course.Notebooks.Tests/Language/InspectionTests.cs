namespace Course.Notebooks.Tests.Language;

/// <summary>What a name is said to be. The bar in the code stands for the cursor.</summary>
public sealed class InspectionTests
{
    [Theory]
    [InlineData("Math.Sq|rt(2)", "double Math.Sqrt(double d)")]
    [InlineData("Math.Sqrt|", "double Math.Sqrt(double d)")]
    [InlineData("|Console.WriteLine()", "class Console")]
    [InlineData("var text = \"a\"; text.Len|gth", "int string.Length { get; }")]
    [InlineData("new Li|st<int>(10)", "List<int>(int capacity)")]
    [InlineData("int x = 1; string y = \"\"; (x, |y)", "(variable) string y")]
    [InlineData("i|nt x;", "struct int")]
    [InlineData("va|r x = new[] { 1 };", "int[]")]
    [InlineData("foreach (var i in new[] { 1 }) { |i.ToString(); }", "(local) int i")]
    [InlineData("int Twice(int number) => |number * 2;", "(parameter) int number")]
    [InlineData("new[] { 1 }.Sel|ect(x => x)", "(extension) IEnumerable<")]
    [InlineData("const double Half = 0.5; |Half", "(constant) double Half = 0.5")]
    [InlineData("void Plot(params (string Name, double[] Values)[] lines) { } Pl|ot()", "void Plot(params (string Name, double[] Values)[] lines)")]
    [InlineData("var point = (x: 1, y: 2); point.|x", "int (int x, int y).x")]
    [InlineData("DayOf|Week.Friday", "enum DayOfWeek")]
    public async Task The_declaration_is_shown(string code, string expected) => Assert.Contains(expected, await MarkdownAsync(code), StringComparison.Ordinal);

    [Fact]
    public async Task So_is_the_documentation_of_what_every_notebook_has() =>
        Assert.Contains("Shows a value, with every representation it has", await MarkdownAsync("dis|play(1)"), StringComparison.Ordinal);

    [Fact]
    public async Task The_documentation_of_the_notebooks_own_code_is_shown()
    {
        const string Declaration = """
            /// <summary>The length of a vector, see <see cref="Math.Sqrt"/>: <c>√(x² + y²)</c>.</summary>
            /// <param name="x">The first coordinate.</param>
            /// <param name="y">The second coordinate.</param>
            /// <returns>A number that is not negative.</returns>
            /// <exception cref="ArgumentException">A coordinate is <see langword="null"/>.</exception>
            double Length(double x, double y) => Math.Sqrt(x * x + y * y);
            """;

        var markdown = await MarkdownAsync("Len|gth(3, 4)", Declaration);

        Assert.Contains("```csharp\ndouble Length(double x, double y)\n```", markdown, StringComparison.Ordinal);
        Assert.Contains("The length of a vector, see `Math.Sqrt`: `√(x² + y²)`.", markdown, StringComparison.Ordinal);
        Assert.Contains("**Parameters**\n\n- `x`: The first coordinate.\n- `y`: The second coordinate.", markdown, StringComparison.Ordinal);
        Assert.Contains("**Returns**\n\nA number that is not negative.", markdown, StringComparison.Ordinal);
        Assert.Contains("- `ArgumentException`: A coordinate is `null`.", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inherited_documentation_is_found_where_it_stands()
    {
        const string Declarations = """
            interface IShape
            {
                /// <summary>The area in square metres.</summary>
                double Area();
            }
            class Square : IShape
            {
                /// <inheritdoc/>
                public double Area() => 4;
            }
            """;

        Assert.Contains("The area in square metres.", await MarkdownAsync("new Square().Ar|ea()", Declarations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documentation_of_the_framework_is_shown_where_the_sdk_is()
    {
        var packs = Path.GetFullPath(Path.Combine("..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"), Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        if (!Directory.Exists(packs))
            Assert.Skip("The SDK's reference assemblies, which carry the documentation, are not beside the runtime.");

        Assert.Contains("square root", await MarkdownAsync("Math.Sqr|t(2)"), StringComparison.Ordinal);
        Assert.Contains("**Returns**", await MarkdownAsync("\"\".Sub|string(1)"), StringComparison.Ordinal);
        Assert.Contains("Projects each element", await MarkdownAsync("new[] { 1 }.Sel|ect(x => x)"), StringComparison.Ordinal);
        Assert.Contains("list", await MarkdownAsync("Li|st<int> xs;"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("var x = 42;", "Value: `42`")]
    [InlineData("var x = \"two\\nlines\";", "Value: `\"two↵lines\"`")]
    [InlineData("var x = new[] { 1, 2, 3 };", "Value: `[1, 2, 3]`")]
    [InlineData("var x = Enumerable.Range(0, 100).ToList();", "100 items")]
    [InlineData("string x = null;", "Value: `null`")]
    public async Task A_variable_shows_its_value(string declaration, string expected) =>
        Assert.Contains(expected, await MarkdownAsync("|x", declaration), StringComparison.Ordinal);

    [Fact]
    public async Task A_variable_whose_value_would_have_to_be_computed_shows_its_type_alone()
    {
        var markdown = await MarkdownAsync("|x", "IEnumerable<int> Endless() { while (true) yield return 1; } var x = Endless();");

        Assert.Contains("IEnumerable<int> x", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("Value", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + |2")]
    [InlineData("nothing.Of|This")]
    [InlineData("|")]
    [InlineData("// Math|")]
    public async Task Where_no_name_stands_nothing_is_said(string code) => Assert.Null(await InspectAsync(code));

    [Fact]
    public async Task Plain_text_comes_with_it_without_the_marks_of_markdown()
    {
        var found = await InspectAsync("Math.Sqr|t(2)");

        Assert.True(found!.TryGetText("text/plain", out var plain));
        Assert.StartsWith("double Math.Sqrt(double d)", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("```", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tw|ice(3)", "**Cell 3, line 2**\n\n```csharp\nint Twice(int x) =>\n    2 * x;\n```")]
    [InlineData("nam|es", "**Cell 3, line 4**\n\n```csharp\nvar names = new[] { \"Ada\" };\n```")]
    [InlineData("Math.Sq|rt(2)", null)]
    [InlineData("int own = 1; ow|n", null)]
    public async Task The_source_that_an_earlier_cell_declares_it_with_is_shown_on_demand(string codeWithCursor, string? expected)
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest("\nint Twice(int x) =>\n    2 * x;\nvar names = new[] { \"Ada\" };") { Number = 3 }, new RecordedOutput());
        var position = codeWithCursor.IndexOf('|', StringComparison.Ordinal);

        var found = await session.InspectAsync(codeWithCursor.Remove(position, 1), position, withSource: true);

        Assert.True(found!.TryGetText("text/markdown", out var markdown));
        if (expected is null)
            Assert.DoesNotContain(", line ", markdown, StringComparison.Ordinal);
        else
            Assert.EndsWith(expected + "\n", markdown, StringComparison.Ordinal);
    }

    private static async Task<string> MarkdownAsync(string codeWithCursor, params string[] before)
    {
        var found = await InspectAsync(codeWithCursor, before);
        Assert.NotNull(found);
        Assert.True(found.TryGetText("text/markdown", out var markdown));
        return markdown;
    }

    private static async Task<MimeBundle?> InspectAsync(string codeWithCursor, params string[] before)
    {
        await using var session = new NotebookSession();
        foreach (var cell in before)
            await session.RunCellAsync(new CellRequest(cell), new RecordedOutput());
        var position = codeWithCursor.IndexOf('|', StringComparison.Ordinal);
        return await session.InspectAsync(codeWithCursor.Remove(position, 1), position);
    }
}
