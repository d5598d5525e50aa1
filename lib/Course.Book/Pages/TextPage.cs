using Course.Book.Prose;
using Course.Book.Rendering;
using Markdig.Syntax;

namespace Course.Book.Pages;

/// <summary>Writes a Markdown file as a page.</summary>
internal static class TextPage
{
    /// <summary>Writes the page.</summary>
    public static BookPage Write(string markdown, PageDraft page)
    {
        var text = ProseRenderer.Parse(markdown);
        var title = ChapterOpening.Take(text, page.Title).Title with { Number = "" };
        page.Title = title.Name;
        page.Write($"<header class=\"opening\">\n<h1>{HtmlText.Encode(title.Name)}</h1>\n</header>\n");
        string html = ProseRenderer.ToHtml(text, page);
        page.Write($"<div class=\"prose\">\n{html}</div>\n");
        string about = text.OfType<ParagraphBlock>().FirstOrDefault() is { } first ? ProseText.Of(first) : "";
        return new BookPage(PageKind.Text, page, title) { About = about };
    }
}
