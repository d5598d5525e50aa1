using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Course.Book.Tests.Writing.SmallBook;

namespace Course.Book.Tests.Writing;

/// <summary>How the cells of a notebook look as a page.</summary>
public sealed partial class ChapterTests
{
    [Fact]
    public async Task The_title_is_taken_apart_and_the_notebooks_own_links_to_its_neighbours_go()
    {
        using var book = new SmallBook()
            .Chapter("notebooks/1.ipynb", TextCell("# 1 · One"))
            .Chapter("notebooks/2.ipynb", TextCell("# 2 · The loss\n\n*Section 4 · about 30 minutes · [‹ 1 One](1.ipynb)*\n\nBy the end you will\n\n- **say** how wrong it is.\n"), TextCell("Done.\n\n[‹ 1 One](1.ipynb)"));

        var pages = await book.RenderAsync();

        string page = pages["notebooks/2.html"];
        Assert.Contains("<p class=\"kicker\">Chapter 2</p>\n<h1>The loss</h1>\n<p class=\"about\">Section 4 · about 30 minutes</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("‹", page, StringComparison.Ordinal);
        Assert.Contains("<li>say how wrong it is</li>", pages["index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headings_have_anchors_that_are_unique_in_their_page()
    {
        string page = await RenderAsync(TextCell("# T\n\n## Try it"), TextCell("## Try it\n\n### M8 · The *shapes* $x$"), TextCell("## Try it", id: "try-it"));

        string[] ids = [.. Id().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.Superset(new HashSet<string> { "try-it", "try-it-1", "try-it-2", "m8--the-shapes-x", "cell-try-it" }, ids.ToHashSet());
        Assert.Contains("<li class=\"level-2\"><a href=\"#try-it-1\">Try it</a></li>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_is_folded_and_an_exercise_is_not()
    {
        string page = await RenderAsync(TextCell("# T"), CodeCell("return 0; // yours", ["exercise"]), CodeCell("return 42;", ["solution"], Stream("stdout", "verified")));

        string solution = page[page.IndexOf("<details class=\"cell solution\"", StringComparison.Ordinal)..];
        Assert.Contains("<summary>Solution</summary>", solution, StringComparison.Ordinal);
        Assert.True(solution.IndexOf("verified", StringComparison.Ordinal) < solution.IndexOf("</details>", StringComparison.Ordinal), "The solution's output belongs to what is folded.");
        Assert.Contains("<div class=\"cell exercise\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("remove-cell", false, false)]
    [InlineData("remove-input", false, true)]
    [InlineData("remove-output", true, false)]
    [InlineData("hide-input", true, true)]
    public async Task Tags_say_what_of_a_cell_is_seen(string tag, bool code, bool output)
    {
        string page = await RenderAsync(TextCell("# T"), CodeCell("theCode", [tag], Stream("stdout", "theOutput")));

        Assert.Equal(code, page.Contains("theCode", StringComparison.Ordinal));
        Assert.Equal(output, page.Contains("theOutput", StringComparison.Ordinal));
        Assert.Equal(tag == "hide-input", page.Contains("<summary>Code</summary>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_whose_code_a_front_end_hides_is_folded()
    {
        var cell = CodeCell("theCode");
        cell.Metadata["jupyter"] = new JsonObject { ["source_hidden"] = true };

        Assert.Contains("<summary>Code</summary>", await RenderAsync(TextCell("# T"), cell), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_scroll_by_themselves_and_formulas_are_set()
    {
        string page = await RenderAsync(TextCell("# T\n\n| $X$ | shape |\n|---|---|\n| a | `b` |\n\n$$\nZ = W X\n$$\n\ninline $z$ and $$display$$"));

        Assert.Contains("<div class=\"table\">\n<table>", page, StringComparison.Ordinal);
        Assert.Contains("<th><span class=\"inline\">X</span></th>", page, StringComparison.Ordinal);
        Assert.Contains("<p><span class=\"display\">Z = W X</span></p>", page, StringComparison.Ordinal);
        Assert.Contains("inline <span class=\"inline\">z</span> and <span class=\"display\">display</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagram_is_drawn_or_shown_as_its_source()
    {
        const string markdown = "# T\n\n```mermaid\ngraph LR\n  A --> B\n```";
        using var drawn = new SmallBook { Drawing = "<svg role=\"img\"></svg>" }.Chapter("1.ipynb", TextCell(markdown));
        using var source = new SmallBook().Chapter("1.ipynb", TextCell(markdown));

        var (_, drawnPages) = await drawn.WriteAsync();
        var (writer, sourcePages) = await source.WriteAsync();

        Assert.Contains("<figure class=\"diagram\">\n<svg role=\"img\"></svg>", drawnPages[1].Draft.Html, StringComparison.Ordinal);
        Assert.Contains("A --&gt; B", sourcePages[1].Draft.Html, StringComparison.Ordinal);
        Assert.Contains("1.ipynb shows diagrams as their source.", writer.Warnings);
    }

    [Fact]
    public async Task The_search_finds_texts_code_and_outputs_below_their_heading()
    {
        using var book = new SmallBook().Chapter("1.ipynb", TextCell("# T\n\nabove"), TextCell("## By hand\n\nprose `inline`"), CodeCell("theCode", Result(("text/plain", "thePlain"))));

        var (_, pages) = await book.WriteAsync();

        Assert.Collection(
            pages[1].Draft.Sections,
            top => Assert.Equal(("", "above"), (top.Anchor, top.Text)),
            hand => Assert.Equal(("by-hand", "prose inline theCode thePlain"), (hand.Anchor, hand.Text)));
    }

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();
}
