using Course.Book.Code;
using Course.Book.Rendering;

namespace Course.Book.Pages;

/// <summary>Writes a file of code as a page, with the numbers of its lines.</summary>
internal static class SourcePage
{
    /// <summary>Writes the page.</summary>
    public static BookPage Write(string code, PageDraft page)
    {
        string name = page.Path.Split('/')[^1];
        page.Title = name;
        string folder = page.Path.Length > name.Length ? page.Path[..^(name.Length + 1)] : "";
        string language = Path.GetExtension(name) is ".cs" or ".csx" ? "csharp" : Path.GetExtension(name).TrimStart('.');
        int lines = code.ReplaceLineEndings("\n").TrimEnd().Split('\n').Length;
        page.Write($"<header class=\"opening\">\n<p class=\"kicker\">{HtmlText.Encode(folder.Length == 0 ? "File" : folder)}</p>\n<h1>{HtmlText.Encode(name)}</h1>\n</header>\n");
        page.Write($"<div class=\"listing\">\n<pre class=\"lines\" aria-hidden=\"true\">{string.Join('\n', Enumerable.Range(1, lines))}</pre>\n");
        page.Write($"{CodeHtml.Block(code.ReplaceLineEndings("\n"), language)}</div>\n");
        return new BookPage(PageKind.Source, page, new ChapterTitle("", name)) { About = page.Path };
    }
}
