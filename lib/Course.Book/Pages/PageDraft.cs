using System.Text;
using System.Text.Json.Nodes;
using Course.Book.Links;
using Course.Book.Prose;
using Course.Book.Rendering;
using Course.Book.Search;

namespace Course.Book.Pages;

/// <summary>A page while it is written: its HTML so far, and what the rest of the book needs to know of it.</summary>
/// <param name="path">The file that it shows, below the repository's root.</param>
/// <param name="links">Where its links lead.</param>
/// <param name="formulas">Sets its formulas.</param>
internal sealed class PageDraft(string path, LinkMap links, IFormulaRenderer formulas)
{
    private readonly StringBuilder html = new();

    /// <summary>The file that it shows, below the repository's root.</summary>
    public string Path { get; } = path;

    /// <summary>Its title, as plain text.</summary>
    public string Title { get; set; } = System.IO.Path.GetFileNameWithoutExtension(path);

    /// <summary>Where its links lead.</summary>
    public LinkMap Links { get; } = links;

    /// <summary>The ids of its headings and cells.</summary>
    public HeadingAnchors Anchors { get; } = new();

    /// <summary>Its headings below the title, in order.</summary>
    public List<Heading> Outline { get; } = [];

    /// <summary>Its sections, for the search; the first is what stands above the first heading.</summary>
    public List<SearchSection> Sections { get; } = [new SearchSection("", "")];

    /// <summary>The finished diagrams that it shows, by their source; null for those that could not be drawn.</summary>
    public Dictionary<string, string?> Diagrams { get; } = new(StringComparer.Ordinal);

    /// <summary>The images of its outputs, by their address in the book.</summary>
    public Dictionary<string, byte[]> Images { get; } = new(StringComparer.Ordinal);

    /// <summary>The images that the cell being written carries itself, as nbformat has them.</summary>
    public JsonObject Attachments { get; set; } = [];

    /// <summary>How many figures it draws.</summary>
    public int Figures { get; set; }

    /// <summary>How many formulas it has.</summary>
    public int Formulas { get; private set; }

    /// <summary>What is being written, for messages: a cell, or nothing.</summary>
    public string Place { get; set; } = "";

    /// <summary>The HTML so far.</summary>
    public string Html => html.ToString();

    /// <summary>Adds finished HTML.</summary>
    public void Write(string finished) => html.Append(finished);

    /// <summary>Keeps an image as a file of the book.</summary>
    /// <param name="address">The file's address in the book.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The link to it from this page.</returns>
    public string Keep(string address, byte[] content)
    {
        Images[address] = content;
        return PageAddress.Relative(PageAddress.Of(Path), address);
    }

    /// <summary>Adds words to what the search finds.</summary>
    public void Index(string words) => Sections[^1].Add(words);

    /// <summary>A formula, set.</summary>
    /// <exception cref="BookException">It cannot be set.</exception>
    public string Formula(string tex, bool display)
    {
        Formulas++;
        try
        {
            return formulas.Render(tex.Trim(), display);
        }
        catch (FormatException exception)
        {
            throw new BookException($"{Where}: the formula {Shorten(tex)} cannot be set: {exception.Message}", exception);
        }
    }

    /// <summary>The file and the place in it, for messages.</summary>
    public string Where => Place.Length == 0 ? Path : $"{Path}, {Place}";

    private static string Shorten(string tex) => $"${tex.ReplaceLineEndings(" ").Trim() switch { { Length: > 80 } text => text[..80] + "…", var text => text }}$";
}
