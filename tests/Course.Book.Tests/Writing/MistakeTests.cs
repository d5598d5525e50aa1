using Course.Book.Site;
using static Course.Book.Tests.Writing.SmallBook;

namespace Course.Book.Tests.Writing;

/// <summary>What cannot be made into a book is named, with the file and the place, and nothing is lost.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData("{ \"cells\": [", "its JSON is broken at line 1")]
    [InlineData("", "is empty")]
    [InlineData("{}", "no \"nbformat\"")]
    public async Task A_broken_notebook_is_named(string content, string expected)
    {
        using var book = new SmallBook().BrokenChapter("notebooks/07-broken.ipynb", content);

        var error = await Assert.ThrowsAsync<BookException>(book.RenderAsync);

        Assert.StartsWith("notebooks/07-broken.ipynb cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_notebook_is_named()
    {
        using var book = new SmallBook().BrokenChapter("notebooks/gone.ipynb", "{}");
        File.Delete(Path.Combine(book.Root, "notebooks", "gone.ipynb"));

        Assert.StartsWith("notebooks/gone.ipynb cannot be read", (await Assert.ThrowsAsync<BookException>(book.RenderAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_of_no_notebooks_is_refused()
    {
        using var book = new SmallBook().Text("docs/a.md", "# A");

        await Assert.ThrowsAsync<BookException>(book.RenderAsync);
    }

    [Fact]
    public async Task A_formula_that_cannot_be_set_is_shown_with_its_cell()
    {
        using var book = new SmallBook().Chapter("notebooks/1.ipynb", TextCell("# T"), TextCell("So $a \\broken b$.", id: "maths"));

        var error = await Assert.ThrowsAsync<BookException>(book.RenderAsync);

        Assert.Equal("notebooks/1.ipynb, cell maths: the formula $a \\broken b$ cannot be set: Undefined control sequence: \\broken", error.Message);
    }

    [Fact]
    public async Task A_notebook_that_never_ran_is_in_the_book_and_mentioned()
    {
        var cell = CodeCell("1 + 1");
        cell.ExecutionCount = null;
        using var book = new SmallBook().Chapter("notebooks/1.ipynb", TextCell("# T"), cell);

        var (writer, pages) = await book.WriteAsync();

        Assert.Equal(["notebooks/1.ipynb has no outputs: it was never run."], writer.Warnings);
        Assert.Contains("1 + 1", pages[1].Draft.Html.Replace("<span class=\"n\">1</span>", "1", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_as_it_is()
    {
        using var book = new SmallBook().File("thesis.txt", "years of work");

        var error = Assert.Throws<BookException>(() => new BookFolder(book.Root).Replace(new Dictionary<string, string>(), new Dictionary<string, byte[]>(), new Dictionary<string, string>()));

        Assert.Contains("is not empty and holds no book", error.Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(book.Root, "thesis.txt")));
    }

    [Fact]
    public void A_book_is_replaced_with_all_its_pages()
    {
        using var place = new SmallBook();
        string folder = Path.Combine(place.Root, "book");
        var first = new Dictionary<string, string> { [SiteFiles.SearchIndex] = "1", ["notebooks/old.html"] = "old" };
        var second = new Dictionary<string, string> { [SiteFiles.SearchIndex] = "2", ["notebooks/new.html"] = "new" };

        new BookFolder(folder).Replace(first, new Dictionary<string, byte[]>(), new Dictionary<string, string>());
        new BookFolder(folder).Replace(second, new Dictionary<string, byte[]>(), new Dictionary<string, string>());

        Assert.False(File.Exists(Path.Combine(folder, "notebooks", "old.html")));
        Assert.Equal("new", File.ReadAllText(Path.Combine(folder, "notebooks", "new.html")));
    }
}
