using System.Net;
using System.Text.RegularExpressions;
using Course.Book.Code;

namespace Course.Book.Tests.Writing;

/// <summary>Code is marked up and never changed.</summary>
public sealed partial class CodeTests
{
    [Theory]
    [InlineData("#!import \"setup.csx\"")]
    [InlineData("#r \"nuget: Some, 1.0\"\nvar x = 1;")]
    [InlineData("var x = 1;\r\n#!time\r\nx")]
    [InlineData("Matrix σʹ(Matrix Z) => σ(Z).Map(a => a * (1 - a)); // ≤ \"½\"")]
    [InlineData("if (a < b && \"x\" != $\"{a,5:0.0} {{\") { /* <b> */ }")]
    [InlineData("this is not ( C# at } all \" ' \\ \0 # $")]
    [InlineData("\"\"\"\n  raw <text>\n  \"\"\"")]
    [InlineData("/// <summary>Doc.</summary>\npublic record R(int A);\n#if X\nold\n#endif\n")]
    [InlineData("")]
    public void The_text_comes_out_as_it_went_in(string code) =>
        Assert.Equal(code, WebUtility.HtmlDecode(Tag().Replace(CSharpHighlighter.ToHtml(code), "")));

    [Theory]
    [InlineData("var", "k")]
    [InlineData("new", "k")]
    [InlineData("int", "k")]
    [InlineData("Dense", "t")]
    [InlineData("Figure", "t")]
    [InlineData("Transpose", "f")]
    [InlineData("σ", "f")]
    [InlineData("3.5", "n")]
    [InlineData("&quot;text&quot;", "s")]
    [InlineData("// so", "c")]
    [InlineData("#!import &quot;a&quot;", "d")]
    public void Words_are_told_apart(string word, string expected)
    {
        string html = CSharpHighlighter.ToHtml("#!import \"a\"\nvar W1 = new Dense(3.5, \"text\"); // so\nint σ(int x) => x;\nFigure.Lines(W1.Transpose())");

        Assert.Contains($"<span class=\"{expected}\">{word}</span>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">W1</span>", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("</?span[^>]*>")]
    private static partial Regex Tag();
}
