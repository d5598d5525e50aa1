using Course.Book.Code;
using Course.Book.Pages;

namespace Course.Book.Outputs;

/// <summary>A Mermaid diagram in a page: drawn, or its source where there is no browser to draw it.</summary>
internal static class DiagramHtml
{
    /// <summary>The name of the language in Markdown.</summary>
    public const string Language = "mermaid";

    /// <summary>The diagram; the page must have it (see <see cref="PageDraft.Diagrams"/>).</summary>
    public static string Write(string source, PageDraft page)
    {
        string picture = page.Diagrams.GetValueOrDefault(source) ?? CodeHtml.Block(source, Language);
        return $"<figure class=\"diagram\">\n{picture}\n</figure>\n";
    }
}
