using Course.Notebooks.Scripting;

namespace Course.Notebooks.Tests.Language;

/// <summary>Whether a console should run what was typed or wait for more.</summary>
public sealed class CompletenessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("var x = 1;")]
    [InlineData("if (true) { }")]
    [InlineData("if (true) Console.WriteLine();")]
    [InlineData("for (var i = 0; i < 3; i++)\n{\n}\n")]
    [InlineData("class Point { }")]
    [InlineData("\"text\"")]
    [InlineData("@\"two\nlines\"")]
    [InlineData("$\"{1 + 1}\"")]
    [InlineData("\"\"\"\n  raw\n  \"\"\"")]
    [InlineData("// a comment")]
    [InlineData("/* a comment */ 1")]
    [InlineData("using System.Text;")]
    [InlineData("#!time")]
    [InlineData("#r \"nuget: Package, 1.0.0\"")]
    [InlineData("#!import \"setup.csx\"\n")]
    [InlineData("#!time\n1 + 1")]
    [InlineData("#!markdown\nAnything { goes (")]
    [InlineData("#if DEBUG\n1\n#endif")]
    [InlineData("names.Select(x => x)\n    .ToList()")]
    public void It_can_run(string code) => Assert.Equal(CodeCompleteness.Complete, Check(code));

    [Theory]
    [InlineData("if (true)")]
    [InlineData("if (true) {")]
    [InlineData("1 +")]
    [InlineData("x = ")]
    [InlineData("Math.Max(1,")]
    [InlineData("new[] { 1,")]
    [InlineData("foreach (var x in xs)")]
    [InlineData("class Point")]
    [InlineData("\"\"\"\n  raw")]
    [InlineData("@\"two")]
    [InlineData("$\"\"\"\n  {1}")]
    [InlineData("/* a comment")]
    [InlineData("var f = (int x) =>")]
    [InlineData("int Twice(int x)\n{\n    return 2 * x;\n")]
    [InlineData("#!time\nif (true) {")]
    [InlineData("#!markdown")]
    [InlineData("#!value --name text")]
    [InlineData("#if DEBUG\n1")]
    [InlineData("x switch { 1 => 2,")]
    [InlineData("if (true) {\n\n\n")]
    [InlineData("@\"two\n\n\n")]
    [InlineData("$@\"two {1}")]
    [InlineData("$\"one {1 +")]
    [InlineData("$\"{Math.Max(1,")]
    public void It_wants_more_lines(string code) => Assert.Equal(CodeCompleteness.Incomplete, Check(code));

    [Theory]
    [InlineData("}")]
    [InlineData("1 1")]
    [InlineData("int 3x;")]
    [InlineData("\"no end\n;")]
    [InlineData("var s = \"unclosed;")]
    [InlineData("var s = $\"unclosed {1};")]
    [InlineData("Console.WriteLine(\"unclosed)")]
    [InlineData("if (true)\n{\n    var s = \"unclosed;\n")]
    [InlineData("var c = 'x;")]
    [InlineData("#!time\nvar s = \"unclosed")]
    [InlineData("if (true)\n\n\n")]
    [InlineData("1 +\n\n\n")]
    public void More_lines_cannot_mend_it(string code) => Assert.Equal(CodeCompleteness.Invalid, Check(code));

    private static CodeCompleteness Check(string code) => new NotebookSession().IsComplete(code);
}
