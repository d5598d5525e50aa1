using static Course.Book.Tests.Writing.SmallBook;

namespace Course.Book.Tests.Writing;

/// <summary>Links between files become links between pages, and none leads nowhere.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task Links_to_notebooks_texts_and_code_lead_to_their_pages()
    {
        using var book = new SmallBook()
            .File("lib/Net.cs", "class Net { }")
            .Text("docs/notation.md", "# Notation\n\n## Shapes\n\nAs in [one](../notebooks/1.ipynb).")
            .Chapter("notebooks/1.ipynb", TextCell("# 1 · One\n\n[two](2.ipynb), [notation](../docs/notation.md#shapes), [code](../lib/Net.cs), [web](https://example.org)"))
            .Chapter("notebooks/2.ipynb", TextCell("# 2 · Two"));

        var pages = await book.RenderAsync();

        string one = pages["notebooks/1.html"];
        Assert.Contains("href=\"2.html\"", one, StringComparison.Ordinal);
        Assert.Contains("href=\"../docs/notation.html#shapes\"", one, StringComparison.Ordinal);
        Assert.Contains("href=\"../lib/Net.cs.html\"", one, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org\" class=\"external\"", one, StringComparison.Ordinal);
        Assert.Contains("href=\"../notebooks/1.html\"", pages["docs/notation.html"], StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">class</span>", pages["lib/Net.cs.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_linked_from_a_linked_page_is_there_too()
    {
        using var book = new SmallBook()
            .File("data/README.md", "# Data\n\nSee [how](how.md).")
            .File("data/how.md", "# How")
            .Chapter("notebooks/1.ipynb", TextCell("# One\n\n[data](../data/README.md)"));

        Assert.Contains("data/how.html", (await book.RenderAsync()).Keys);
    }

    [Theory]
    [InlineData("[x](missing.md)", "missing.md, which does not exist")]
    [InlineData("[x](../../secret.md)", "which does not exist in the repository")]
    [InlineData("[x](2.ipynb#nowhere)", "no heading or cell \"nowhere\"")]
    [InlineData("[x](#nowhere)", "no heading or cell \"nowhere\"")]
    [InlineData("[x](javascript:alert(1))", "only web addresses and files")]
    [InlineData("![x](https://example.org/a.png)", "a book that needs no network")]
    [InlineData("![x](missing.png)", "not an image file")]
    public async Task A_link_that_leads_nowhere_is_named_with_its_file(string markdown, string expected)
    {
        using var book = new SmallBook()
            .Chapter("notebooks/1.ipynb", TextCell("# One\n\n" + markdown))
            .Chapter("notebooks/2.ipynb", TextCell("# Two"));

        var error = await Assert.ThrowsAsync<BookException>(book.RenderAsync);

        Assert.StartsWith("notebooks/1.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_are_copied_to_where_the_page_looks_for_them()
    {
        using var book = new SmallBook().File("docs/images/a b.png", "png").Chapter("notebooks/1.ipynb", TextCell("![A boundary](../docs/images/a%20b.png)"));

        var (writer, pages) = await book.WriteAsync();

        Assert.Contains("<img src=\"../docs/images/a%20b.png\" loading=\"lazy\" alt=\"A boundary\"", pages[1].Draft.Html, StringComparison.Ordinal);
        Assert.Equal(["docs/images/a b.png"], writer.Links.Copies);
    }

    [Fact]
    public async Task Every_page_leads_to_the_one_before_and_the_one_after()
    {
        using var book = new SmallBook()
            .Text("docs/notation.md", "# Notation")
            .Chapter("notebooks/1.ipynb", TextCell("# 1 · One"))
            .Chapter("notebooks/2.ipynb", TextCell("# 2 · Two"));

        var pages = await book.RenderAsync();

        Assert.Contains("rel=\"next\" href=\"notebooks/1.html\"", pages["index.html"], StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\" href=\"../index.html\"", pages["notebooks/1.html"], StringComparison.Ordinal);
        Assert.Contains("rel=\"next\" href=\"../docs/notation.html\"", pages["notebooks/2.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", pages["docs/notation.html"], StringComparison.Ordinal);
    }
}
