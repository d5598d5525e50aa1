using System.Text.Json.Nodes;
using static Course.Book.Tests.Writing.SmallBook;

namespace Course.Book.Tests.Writing;

/// <summary>Of each output a page shows the richest representation that it can.</summary>
public sealed class OutputTests
{
    private static JsonObject Figure => new()
    {
        ["data"] = new JsonArray(new JsonObject { ["type"] = "scatter", ["y"] = new JsonArray(1, 2), ["name"] = "</script><b>" }),
        ["layout"] = new JsonObject
        {
            ["height"] = 480,
            ["margin"] = new JsonObject { ["b"] = 110 },
            ["annotations"] = new JsonArray(
                new JsonObject { ["name"] = "caption", ["text"] = "It goes<br>down.", ["yshift"] = -60 },
                new JsonObject { ["text"] = "stays" }),
        },
    };

    [Fact]
    public async Task A_figure_is_drawn_from_its_data_and_its_caption_is_text()
    {
        string page = await RenderAsync(TextCell("# T"), CodeCell("x", Result(("application/vnd.plotly.v1+json", Figure), ("text/html", "<b>the html</b>"), ("text/plain", "Line chart: loss.\n  2 values."))));

        Assert.Contains("role=\"img\" aria-label=\"Line chart: loss.\"", page, StringComparison.Ordinal);
        Assert.Contains("<figcaption><span class=\"caption\">It goes down.</span><details class=\"words\">", page, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"stays\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"text\":\"It goes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the html", page, StringComparison.Ordinal);
        Assert.DoesNotContain("</script><b>", page, StringComparison.Ordinal);
        Assert.Contains("assets/plotly.js", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_a_figure_is_its_still_image_or_its_words()
    {
        string image = await RenderAsync(TextCell("# T"), CodeCell("x", Result(("application/vnd.plotly.v1+json", Figure), ("image/svg+xml", "<svg/>"), ("text/plain", "Line chart."))));
        string words = await RenderAsync(TextCell("# T"), CodeCell("x", Result(("application/vnd.plotly.v1+json", Figure), ("text/plain", "Line chart."))));

        Assert.Matches("<img class=\"still\" src=\"../assets/images/[0-9a-f]+.svg\" alt=\"\" loading=\"lazy\">", image);
        Assert.Contains("<noscript><pre>Line chart.</pre></noscript>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_is_a_file_of_the_book_in_its_size()
    {
        var output = Result(("image/png", "iVBORw=="), ("text/plain", "A plot"));
        output["metadata"] = new JsonObject { ["image/png"] = new JsonObject { ["width"] = 720, ["height"] = 458 } };
        using var book = new SmallBook().Chapter("notebooks/1.ipynb", TextCell("# T"), CodeCell("x", output));

        var (_, pages) = await book.WriteAsync();

        var (address, content) = Assert.Single(pages[1].Draft.Images);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], content);
        Assert.Contains($"<img src=\"../{address}\" alt=\"A plot\" width=\"720\" height=\"458\" loading=\"lazy\">", pages[1].Draft.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_figures_does_not_load_the_script_that_draws_them() =>
        Assert.DoesNotContain("plotly", await RenderAsync(TextCell("# T"), CodeCell("1 + 1")), StringComparison.Ordinal);

    [Theory]
    [InlineData("text/html", "<table><tr><td>7</td></tr></table>", "<td>7</td>")]
    [InlineData("image/png", "AAAA", ".png\" alt=\"plain\" loading=\"lazy\">")]
    [InlineData("image/png", "damaged", "<pre class=\"result\">plain</pre>")]
    [InlineData("text/latex", "$$a^2$$", "<span class=\"display\">a^2</span>")]
    [InlineData("text/markdown", "*so*", "<em>so</em>")]
    [InlineData("text/unknown", "?", "<pre class=\"result\">plain</pre>")]
    public async Task Each_kind_of_output_is_shown_as_itself(string mimeType, string content, string expected) =>
        Assert.Contains(expected, await RenderAsync(TextCell("# T"), CodeCell("x", Result((mimeType, content), ("text/plain", "plain")))), StringComparison.Ordinal);

    [Fact]
    public async Task Json_is_shown_indented() =>
        Assert.Contains("{\n  &quot;a&quot;: 1\n}", await RenderAsync(TextCell("# T"), CodeCell("x", Result(("application/json", new JsonObject { ["a"] = 1 })))), StringComparison.Ordinal);

    [Fact]
    public async Task Text_written_in_several_goes_is_one_text_without_colours_and_overwritten_lines()
    {
        string page = await RenderAsync(TextCell("# T"), CodeCell("x", Stream("stdout", "10 %\r100 %\n"), Stream("stdout", "\u001b[31mred\u001b[0m\n"), Stream("stderr", "careful")));

        Assert.Contains("<pre class=\"stream stdout\">100 %\nred</pre>\n<pre class=\"stream stderr\">careful</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_shows_its_name_its_message_and_where_it_happened()
    {
        var error = new JsonObject { ["output_type"] = "error", ["ename"] = "ArgumentException", ["evalue"] = "30×N expected", ["traceback"] = new JsonArray("at cell 3") };

        string page = await RenderAsync(TextCell("# T"), CodeCell("x", error));

        Assert.Contains("<p><strong>ArgumentException</strong>: 30×N expected</p>\n<pre>at cell 3</pre>", page, StringComparison.Ordinal);
    }
}
