using Course.Book.Links;
using Course.Book.Pages;
using Course.Book.Prose;
using Course.Book.Rendering;
using Course.Notebooks.Documents;

namespace Course.Book;

/// <summary>Writes all pages of a book: the chapters, the texts, then what they link to, and the first page last, since it shows them all.</summary>
/// <param name="source">What the book is made of.</param>
/// <param name="formulas">Sets the formulas.</param>
/// <param name="diagrams">Draws the diagrams.</param>
internal sealed class BookPages(BookSource source, IFormulaRenderer formulas, IDiagramRenderer diagrams)
{
    private readonly Dictionary<string, string?> drawn = new(StringComparer.Ordinal);
    private readonly List<BookPage> pages = [];
    private readonly List<string> warnings = [];

    /// <summary>Where the pages' links lead.</summary>
    public LinkMap Links { get; } = new(source.Root);

    /// <summary>The book's title.</summary>
    public BookTitle Title { get; private set; } = new("", "");

    /// <summary>What a reader will miss.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Writes the pages.</summary>
    /// <returns>The pages; the index, the chapters and the texts first, in reading order.</returns>
    /// <exception cref="BookException">A notebook cannot be read, a formula not be set, or a link leads nowhere.</exception>
    public async Task<IReadOnlyList<BookPage>> WriteAsync(CancellationToken cancellation)
    {
        if (source.Chapters.Count == 0) throw new BookException("There is no notebook to make a book of.");
        foreach (var chapter in source.Chapters) Add(await WriteChapterAsync(chapter, cancellation).ConfigureAwait(false));
        foreach (string text in source.Texts) Add(await WriteFileAsync(text, cancellation).ConfigureAwait(false));

        var index = WriteIndex();
        await WriteLinkedFilesAsync(cancellation).ConfigureAwait(false);
        if (Links.Problems is { Count: > 0 } problems) throw new BookException(string.Join(Environment.NewLine, problems));
        return [index, .. pages];
    }

    private async Task<BookPage> WriteChapterAsync(ChapterSource chapter, CancellationToken cancellation)
    {
        var notebook = Load(chapter);
        if (notebook.Cells.Any(cell => cell.Kind == CellKind.Code) && notebook.Cells.All(cell => cell.ExecutionCount is null && cell.Outputs.Count == 0))
            warnings.Add($"{chapter.Path} has no outputs: it was never run.");
        var page = Draft(chapter.Path);
        await DrawAsync(ChapterPage.Diagrams(notebook), page, cancellation).ConfigureAwait(false);
        return ChapterPage.Write(notebook, page);
    }

    private async Task<BookPage> WriteFileAsync(string path, CancellationToken cancellation)
    {
        string file = Path.Combine(source.Root, path);
        if (Path.GetExtension(path) is ".ipynb" or ".dib") return await WriteChapterAsync(new ChapterSource(path, file), cancellation).ConfigureAwait(false);
        string content = await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false);
        var page = Draft(path);
        if (Path.GetExtension(path) != ".md") return SourcePage.Write(content, page);
        await DrawAsync(ProseRenderer.Diagrams(ProseRenderer.Parse(content)), page, cancellation).ConfigureAwait(false);
        return TextPage.Write(content, page);
    }

    // A linked text may link to further ones.
    private async Task WriteLinkedFilesAsync(CancellationToken cancellation)
    {
        var written = pages.Select(page => page.Draft.Path).Append("README.md").ToHashSet(StringComparer.Ordinal);
        while (Links.LinkedTexts.Except(written).Order(StringComparer.Ordinal).FirstOrDefault() is { } path)
        {
            written.Add(path);
            var page = await WriteFileAsync(path, cancellation).ConfigureAwait(false);
            Add(page with { Kind = PageKind.Source });
        }
    }

    private BookPage WriteIndex()
    {
        string readme = Path.Combine(source.Root, "README.md");
        var (title, text) = IndexPage.Read(File.Exists(readme) ? File.ReadAllText(readme) : "", Path.GetFileName(source.Root));
        Title = title;
        var index = IndexPage.Write(title, text, pages, Draft("README.md"));
        Links.AddAnchors(index.Draft.Path, index.Draft.Anchors.Ids);
        return index;
    }

    private void Add(BookPage page)
    {
        pages.Add(page);
        Links.AddAnchors(page.Draft.Path, page.Draft.Anchors.Ids);
    }

    private PageDraft Draft(string path) => new(path, Links, formulas);

    private async Task DrawAsync(IEnumerable<string> sources, PageDraft page, CancellationToken cancellation)
    {
        foreach (string diagram in sources)
        {
            try
            {
                // The same diagram in two pages is drawn twice: its ids must be unique in a page only, its colours are the page's.
                if (!drawn.TryGetValue(diagram, out string? svg)) drawn[diagram] = svg = await diagrams.RenderAsync(diagram, cancellation).ConfigureAwait(false);
                page.Diagrams[diagram] = svg;
            }
            catch (FormatException exception)
            {
                throw new BookException($"{page.Path}: a diagram cannot be drawn: {exception.Message}", exception);
            }
        }

        if (page.Diagrams.ContainsValue(null)) warnings.Add($"{page.Path} shows diagrams as their source.");
    }

    private static NotebookDocument Load(ChapterSource chapter)
    {
        try
        {
            return NotebookDocument.Load(chapter.File);
        }
        catch (Exception exception) when (exception is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            throw new BookException($"{chapter.Path} cannot be read: {exception.Message}", exception);
        }
    }
}
