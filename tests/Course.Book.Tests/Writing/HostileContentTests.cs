using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Course.Book.Tests.Writing.SmallBook;

namespace Course.Book.Tests.Writing;

/// <summary>A notebook comes from anywhere: nothing in it becomes script of the book.</summary>
public sealed partial class HostileContentTests
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(1)>";

    [Fact]
    public async Task Code_text_and_errors_are_shown_letter_by_letter()
    {
        var error = new JsonObject { ["output_type"] = "error", ["ename"] = Attack, ["evalue"] = Attack, ["traceback"] = new JsonArray(Attack) };

        AssertHarmless(await RenderAsync(
            TextCell($"# {Attack.Replace("<", "\\<", StringComparison.Ordinal)}"),
            CodeCell($"// {Attack}", Stream("stdout", Attack), Result(("text/plain", Attack)), Result(("text/latex", Attack)), error),
            TextCell($"## `{Attack}`\n\n```text\n{Attack}\n```\n\n```\"><script>\n{Attack}\n```\n\n![{Attack.Replace("<", "\\<", StringComparison.Ordinal)}](data:image/png;base64,AAAA)")));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=\"x\" onerror=\"alert(1)\">")]
    [InlineData("<svg onload=\"alert(1)\"><script>alert(1)</script></svg>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<div style=\"background: url(https://example.org/spy.png)\">x</div>")]
    [InlineData("<img src=\"https://example.org/spy.png\">")]
    [InlineData("<style>@import 'https://example.org/spy.css';</style>")]
    [InlineData("</div></main><form action=\"https://example.org\"><input></form>")]
    [InlineData("<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    public async Task Html_of_outputs_and_of_texts_is_made_harmless(string html)
    {
        AssertHarmless(await RenderAsync(TextCell("# T"), CodeCell("x", Result(("text/html", html)))));
        AssertHarmless(await RenderAsync(TextCell($"# T\n\nText {html}\n\n{html}\n")));
        AssertHarmless(await RenderAsync(TextCell("# T"), CodeCell("x", Result(("text/markdown", html)))));
    }

    [Fact]
    public async Task Html_that_is_not_closed_does_not_reach_into_the_page()
    {
        string page = await RenderAsync(TextCell("# T"), CodeCell("x", Result(("text/html", "<table><tr><td><b>open"))));

        Assert.Contains("<b>open</b></td></tr></tbody></table>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Harmless_html_stays()
    {
        string page = await RenderAsync(
            TextCell("# T\n\nH<sub>2</sub>O and <kbd>Ctrl</kbd>\n\n## Still $x$ here\n"),
            CodeCell("x", Result(("text/html", "<details open><summary>s</summary><p style=\"text-align: right\">t</p></details>"))));

        Assert.Contains("H<sub>2</sub>O and <kbd>Ctrl</kbd>", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"still-x-here\">Still <span class=\"inline\">x</span> here", page, StringComparison.Ordinal);
        Assert.Contains("<p style=\"text-align: right\">t</p>", page, StringComparison.Ordinal);
    }

    // The only scripts are those of the template: three files at most, and the data of figures.
    private static void AssertHarmless(string page)
    {
        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<iframe", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("example.org", page.Replace("<p>", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"<[a-z][^<>]*\son[a-z]+\s*=", QuotedValue().Replace(page, "\"\""));
        Assert.Equal(2, page.Split("<script").Length - 1);
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex QuotedValue();
}
