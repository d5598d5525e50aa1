using Course.Notebooks.Conversion;
using Course.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Tests.Conversion;

/// <summary>Notebooks as programs for <c>dotnet run</c>, compiled here, and back.</summary>
public sealed class FileBasedAppTests : IDisposable
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly string folder = Directory.CreateTempSubdirectory("course-convert-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Variables may be declared again", "var x = 1;", "x += 1;", "var x = \"two\";", "x.Length")]
    [InlineData("So may functions", "int F() => 1;", "F()", "int F() => 2;", "F() + F()")]
    [InlineData("So may types, and members keep their names", "record P(int X);", "var p = new P(1);\np.X", "record P(int X, int Y);", "new P(1, 2).Y")]
    [InlineData("Names of members of anonymous types and tuples stay", "var x = 1;", "var x = 2;", "var pair = (x, 3);\npair.x + new { x }.x")]
    [InlineData("Named arguments and initialisers are no variables", "class C { public int a; }\nint Twice(int a) => 2 * a;", "var a = 1;", "var a = Twice(a: 4);", "new C { a = a }.a")]
    [InlineData("A loop may use the name of a variable outside of it", "for (int i = 0; i < 2; i++) Console.WriteLine(i);", "var i = 7;", "foreach (var j in new[] { 1 }) { var k = j; }", "var (j, k) = (1, 2);\ni + j + k")]
    [InlineData("A lambda's parameter hides what is outside", "var x = 1;", "var x = 2;", "Enumerable.Range(0, 3).Select(x => x * x).Sum()")]
    [InlineData("A variable without a value has the default", "int count;", "count++;\ncount")]
    [InlineData("Modifiers of members mean nothing for locals", "public static int F(int n) => n;\nprivate readonly int y = 3;\nconst int z = 2;", "F(y) + z")]
    [InlineData("Extension methods get a class", "static int Twice(this int n) => 2 * n;\npublic static string Shout<T>(this T value) => value + \"!\";", "4.Twice().Shout()")]
    [InlineData("A call without a value is not shown", "void Nothing() { }\nNothing()")]
    [InlineData("Awaiting with and without a value", "await Task.Delay(1)", "await Task.FromResult(3)", "async Task<int> One() => 1;\nawait One()")]
    [InlineData("Usings move to the top", "using System.Diagnostics;\nvar watch = Stopwatch.StartNew();", "using static System.Math;\nusing Text = System.Text.StringBuilder;\nnew Text().Append(Sqrt(4)).ToString()")]
    [InlineData("Patterns leave their variables to what follows", "object o = 3;\nif (o is not int n) throw new Exception();", "n + 1")]
    [InlineData("A function may bear the name of a type that was used before", "Math.Abs(-1)", "int Math(int n) => n;", "Math(2)")]
    [InlineData("A type that is meant after new keeps its name when a function is called the same", "new Random(1).Next()", "int Random(int n) => n;", "Random(2) + new Random(3).Next()")]
    [InlineData("So does a type that was declared again", "record P(int X);", "new P(1)", "record P(int X, int Y);", "int P() => 1;", "P() + new P(2, 3).Y")]
    [InlineData("What is displayed can be updated", "var shown = display(1);\nshown.Update(2);", "DisplayedValue again = \"x\".Display();\nagain.Update(shown)")]
    [InlineData("What notebooks display", "display(1);\n\"x\".Display();\ndisplay(HTML(\"<b>x</b>\"));\n\"# x\".DisplayAs(\"text/markdown\");")]
    [InlineData("Generic and local types, enums, delegates and interfaces", "enum Kind { A, B }\ndelegate int Op(int n);\ninterface IThing<T> { T Value { get; } }", "class Thing : IThing<Kind> { public Kind Value => Kind.B; }\nOp op = n => n + 1;", "op((int)new Thing().Value)")]
    public void A_notebook_compiles_as_a_program(string what, params string[] cells)
    {
        string program = Write(cells).Text;

        var errors = Compile(program);

        Assert.True(errors.Length == 0, $"{what}:\n{string.Join('\n', errors.AsEnumerable())}\n{program}");
    }

    [Fact]
    public void Packages_sources_and_files_become_directives_of_the_program()
    {
        string dll = Path.Combine(folder, "libs", "Thing.dll");
        string app = Write("#r \"nuget: Newtonsoft.Json, 13.0.3\"\n#r \"nuget: CsvHelper\"", "#i \"nuget: ./packages\"\n#r \"libs/Thing.dll\"").Text;

        Assert.Contains("#:package Newtonsoft.Json@13.0.3\n", app, StringComparison.Ordinal);
        Assert.Contains("#:package CsvHelper@*\n", app, StringComparison.Ordinal);
        Assert.Contains("#:property RestoreAdditionalProjectSources=./packages\n", app, StringComparison.Ordinal);
        Assert.Contains("#:include libs/Thing.dll\n", app, StringComparison.Ordinal);
        Assert.False(File.Exists(dll));
    }

    [Fact]
    public void A_library_of_the_checkout_is_referenced_by_its_project_and_brings_its_neighbours()
    {
        Directory.CreateDirectory(Path.Combine(folder, "lib", "Thing"));
        File.WriteAllText(Path.Combine(folder, "lib", "Thing", "Thing.csproj"), "<Project/>");
        string app = Write("#r \"artifacts/Other.dll\"\n#r \"artifacts/Thing.dll\"\n#r \"artifacts/Third.dll\"").Text;

        Assert.Contains("#:project lib/Thing/Thing.csproj\n", app, StringComparison.Ordinal);
        Assert.DoesNotContain("#:include", app, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_imported_stands_where_it_is_imported()
    {
        File.WriteAllText(Path.Combine(folder, "setup.csx"), "using System.Globalization;\nstatic int Twice(int n) => 2 * n;\nvar culture = CultureInfo.InvariantCulture;");
        string app = Write("#!import \"setup.csx\"", "Twice(2).ToString(culture)").Text;

        Assert.Empty(Compile(app));
        Assert.Contains("using System.Globalization;\n", app, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_a_notebook_become_strings_and_what_has_no_counterpart_is_named()
    {
        var app = Write("#!value --name words\nto be\nor not", "#!set --name title --value \"Hamlet\"", "#!time\nwords.Length + title.Length");

        Assert.Empty(Compile(app.Text));
        Assert.Equal(["Cell cell-3: #!time means nothing outside of a notebook and is a comment now."], app.Notices);
    }

    [Fact]
    public void What_no_program_can_have_is_refused_with_cell_line_and_a_way_out()
    {
        var property = Assert.Throws<ConversionException>(() => Write("var x = 1;", "\nint Next => x + 1;"));
        var syntax = Assert.Throws<ConversionException>(() => Write("var x = ;"));
        var missing = Assert.Throws<ConversionException>(() => Write("#!import \"nowhere.csx\""));

        Assert.Equal("Cell cell-2, line 2: the property Next cannot stand among the statements of a program. Write it as a method, or put it into a class.", property.Message);
        Assert.StartsWith("Cell cell-1, line 1: Invalid expression term", syntax.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere.csx", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_converted_notebook_comes_back()
    {
        var document = Document("#r \"nuget: CsvHelper, 33.0.1\"\nusing System.Diagnostics;", "var x = 1;\nx", "record P(int X);\nnew P(x)", "await Task.FromResult(2)", "Math.Max(1, 2)");
        document.Cells.Insert(0, new NotebookCell(CellKind.Markdown, "# Title\n\nProse with // slashes\n\n#region not one", "title"));
        var html = new NotebookCell(CellKind.Code, "<b>bold</b>", "html");
        html.Metadata["polyglot_notebook"] = new System.Text.Json.Nodes.JsonObject { ["kernelName"] = "html" };
        document.Cells.Add(html);

        var back = FileBasedApp.Read(FileBasedApp.Write(document, Path.Combine(folder, "a.ipynb"), Path.Combine(folder, "a.cs")).Text);

        Assert.Equal(document.Cells.Select(cell => (cell.Id, cell.Kind, cell.Language)), back.Cells.Select(cell => (cell.Id, cell.Kind, cell.Language)));
        Assert.Equal(document.Cells.Select(cell => cell.Source.Replace("\n\n", "\n", StringComparison.Ordinal)), back.Cells.Select(cell => cell.Source.Replace("\n\n", "\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void Any_program_is_a_notebook_of_one_cell_with_its_references_before_it()
    {
        var document = FileBasedApp.Read("#!/usr/bin/env dotnet\n#:package CsvHelper@33.0.1\n#:property Nullable=enable\n\nusing CsvHelper;\nConsole.WriteLine(1);\n");

        Assert.Equal(["// #!/usr/bin/env dotnet\n#r \"nuget: CsvHelper, 33.0.1\"\n// #:property Nullable=enable", "using CsvHelper;\nConsole.WriteLine(1);"], document.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void A_region_without_an_end_is_named()
    {
        var exception = Assert.Throws<NotebookFormatException>(() => FileBasedApp.Read("// x\n#region csharp one\nvar x = 1;\n"));

        Assert.Contains("line 2", exception.Message, StringComparison.Ordinal);
    }

    private ConvertedApp Write(params string[] cells) => FileBasedApp.Write(Document(cells), Path.Combine(folder, "notebook.ipynb"), Path.Combine(folder, "notebook.cs"));

    private static NotebookDocument Document(params string[] cells)
    {
        var document = new NotebookDocument();
        foreach (string cell in cells)
            document.Cells.Add(new NotebookCell(CellKind.Code, cell, $"cell-{document.Cells.Count + 1}"));
        return document;
    }

    private static string[] Compile(string program)
    {
        string code = string.Join('\n', program.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal) ? "" : line));
        var compilation = CSharpCompilation.Create("program", [CSharpSyntaxTree.ParseText(code)], References.Value, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
    }
}
