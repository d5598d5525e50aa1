using Course.Book.Links;
using Course.Book.Prose;
using Course.Book.Rendering;
using Markdig.Syntax;

namespace Course.Book.Pages;

/// <summary>Writes the first page: what README.md says before its first heading of level 2, then all that the book has.</summary>
internal static class IndexPage
{
    /// <summary>Reads what the page says about the book.</summary>
    /// <param name="readme">The README.</param>
    /// <param name="fallback">The book's title where there is none.</param>
    public static (BookTitle Title, MarkdownDocument Text) Read(string readme, string fallback)
    {
        var text = ProseRenderer.Parse(readme);
        var title = ChapterOpening.Take(text, fallback).Title;
        int end = text.TakeWhile(block => block is not HeadingBlock { Level: <= 2 }).Count();
        while (text.Count > end) text.RemoveAt(end);
        return (BookTitle.Parse(title.Full), text);
    }

    /// <summary>Writes the page.</summary>
    public static BookPage Write(BookTitle title, MarkdownDocument text, IReadOnlyList<BookPage> pages, PageDraft page)
    {
        page.Title = title.Name;
        page.Write($"<header class=\"opening cover\">\n<h1>{HtmlText.Encode(title.Name)}</h1>\n");
        if (title.Subtitle.Length > 0) page.Write($"<p class=\"subtitle\">{HtmlText.Encode(title.Subtitle)}</p>\n");
        page.Write("</header>\n");
        string about = text.OfType<ParagraphBlock>().FirstOrDefault() is { } first ? ProseText.Of(first) : "";
        page.Write($"<div class=\"prose\">\n{ProseRenderer.ToHtml(text, page)}</div>\n");
        page.Write("<h2 id=\"chapters\">Chapters</h2>\n<ol class=\"cards\">\n");
        page.Anchors.Reserve("chapters");
        foreach (var chapter in pages.Where(each => each.Kind == PageKind.Chapter)) page.Write(Card(chapter));
        page.Write("</ol>\n");

        var texts = pages.Where(each => each.Kind == PageKind.Text).ToArray();
        if (texts.Length == 0) return new BookPage(PageKind.Index, page, new ChapterTitle("", title.Name)) { About = about };
        page.Write("<h2 id=\"reference\">Reference</h2>\n<ul class=\"references\">\n");
        page.Anchors.Reserve("reference");
        foreach (var each in texts) page.Write($"<li><a href=\"{LinkTo(each)}\">{HtmlText.Encode(each.Title.Full)}</a></li>\n");
        page.Write("</ul>\n");
        return new BookPage(PageKind.Index, page, new ChapterTitle("", title.Name)) { About = about };
    }

    private static string Card(BookPage chapter)
    {
        string about = chapter.About.Length == 0 ? "" : $"<p class=\"about\">{HtmlText.Encode(chapter.About)}</p>\n";
        string goals = chapter.Goals.Length == 0 ? "" : $"<ul>{chapter.Goals}</ul>\n";
        string number = chapter.Title.Number.Length == 0 ? "" : $"<span class=\"number\">{HtmlText.Encode(chapter.Title.Number)}</span> ";
        return $"<li class=\"card\">\n<h3>{number}<a href=\"{LinkTo(chapter)}\">{HtmlText.Encode(chapter.Title.Name)}</a></h3>\n{about}{goals}</li>\n";
    }

    private static string LinkTo(BookPage page) => HtmlText.Encode(PageAddress.Relative(PageAddress.Index, page.Address));
}
