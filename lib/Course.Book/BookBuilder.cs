using Course.Book.Pages;
using Course.Book.Rendering;
using Course.Book.Search;
using Course.Book.Site;

namespace Course.Book;

/// <summary>Makes a book: a folder of pages that a browser shows from disk, without network, server or further files.</summary>
/// <param name="packages">The installed npm packages.</param>
/// <param name="formulas">Sets the formulas.</param>
/// <param name="diagrams">Draws the diagrams.</param>
public sealed class BookBuilder(NpmPackages packages, IFormulaRenderer formulas, IDiagramRenderer diagrams)
{
    /// <summary>Makes the book. Nothing is written before all pages are finished.</summary>
    /// <param name="source">What it is made of.</param>
    /// <param name="folder">Where it goes: a new or empty folder, or one that holds a book, which is replaced.</param>
    /// <param name="cancellation">Ends the work; the folder is then as it was.</param>
    /// <exception cref="BookException">It cannot be made; the message says why.</exception>
    public async Task<BookReport> BuildAsync(BookSource source, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var writer = new BookPages(source, formulas, diagrams);
        var pages = await writer.WriteAsync(cancellation).ConfigureAwait(false);
        var files = Render(pages, writer.Title);
        foreach (var (address, content) in Shared(pages, source)) files[address] = content;

        var images = pages.SelectMany(page => page.Draft.Images).DistinctBy(image => image.Key).ToDictionary();
        var target = new BookFolder(folder);
        target.Replace(files, images, writer.Links.Copies.ToDictionary(path => path, path => Path.Combine(source.Root, path)));
        return new BookReport(
            Path.Combine(target.Path, Links.PageAddress.Index),
            pages.Count,
            pages.Sum(page => page.Draft.Figures),
            pages.Sum(page => page.Draft.Formulas),
            writer.Warnings);
    }

    private static Dictionary<string, string> Render(IReadOnlyList<BookPage> pages, BookTitle title)
    {
        var template = new PageTemplate(title, [.. pages.Where(page => page.Kind != PageKind.Source)]);
        return pages.ToDictionary(page => page.Address, template.Render, StringComparer.Ordinal);
    }

    private IEnumerable<(string Address, string Content)> Shared(IReadOnlyList<BookPage> pages, BookSource source)
    {
        foreach (string file in (string[])[SiteFiles.Icon, SiteFiles.Style, SiteFiles.ThemeScript, SiteFiles.Script, SiteFiles.FigureScript])
            yield return (file, SiteFiles.Read(file));
        yield return (SiteFiles.Fonts, Typefaces.ToCss(packages));
        yield return (SiteFiles.FormulaStyle, Typefaces.FormulaCss(packages));
        yield return (SiteFiles.SearchIndex, SearchIndex.ToScript(pages.Where(page => page.Kind != PageKind.Source)));
        yield return (SiteFiles.Licenses, Licenses.Collect(packages));
        if (pages.Any(page => page.Draft.Figures > 0))
        {
            yield return (SiteFiles.Plotly, PlotlyScript.Find(source.LibraryFolders) ?? throw new BookException(
                $"The chapters have figures, but no assembly in {string.Join(", ", source.LibraryFolders)} carries plotly.js, which draws them. Build first: dotnet build Course.sln"));
        }
    }
}
