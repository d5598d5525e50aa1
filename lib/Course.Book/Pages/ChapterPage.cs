using Course.Book.Code;
using Course.Book.Outputs;
using Course.Book.Prose;
using Course.Book.Rendering;
using Course.Notebooks.Documents;
using Markdig.Syntax;

namespace Course.Book.Pages;

/// <summary>Writes a notebook as a page: its texts, its code, and what the code put out.</summary>
internal static class ChapterPage
{
    /// <summary>Writes the page.</summary>
    public static BookPage Write(NotebookDocument notebook, PageDraft page)
    {
        foreach (var cell in notebook.Cells) page.Anchors.Reserve(IdOf(cell));
        var texts = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).ToDictionary(cell => cell, cell => ProseRenderer.Parse(cell.Source));
        foreach (var text in texts.Values) ChapterLinks.Remove(text);

        var opening = ChapterOpening.Take(texts.Values.FirstOrDefault() ?? [], page.Title);
        page.Title = opening.Title.Full;
        string about = WriteOpening(opening, page);
        string goals = opening.Goals is null ? "" : string.Concat(opening.Goals.OfType<ListItemBlock>().Select(goal => $"<li>{HtmlText.Encode(ProseText.Of(goal).Trim().TrimEnd(',', '.', ';'))}</li>"));
        foreach (var cell in notebook.Cells)
        {
            page.Place = $"cell {cell.Id}";
            if (texts.TryGetValue(cell, out var text)) WriteText(cell, text, page);
            else if (cell.Kind == CellKind.Code) WriteCode(cell, cell.Language ?? notebook.DefaultLanguage, page);
        }

        page.Place = "";
        return new BookPage(PageKind.Chapter, page, opening.Title) { About = about, Goals = goals };
    }

    /// <summary>The source of every diagram that the page will show.</summary>
    public static IEnumerable<string> Diagrams(NotebookDocument notebook) => notebook.Cells.SelectMany(cell =>
        cell.Kind == CellKind.Markdown ? ProseRenderer.Diagrams(ProseRenderer.Parse(cell.Source)) : OutputRenderer.Diagrams(cell.Outputs));

    private static string IdOf(NotebookCell cell) => $"cell-{cell.Id}";

    private static string WriteOpening(ChapterOpening opening, PageDraft page)
    {
        page.Write("<header class=\"opening\">\n");
        if (opening.Title.Number.Length > 0) page.Write($"<p class=\"kicker\">Chapter {HtmlText.Encode(opening.Title.Number)}</p>\n");
        page.Write($"<h1>{HtmlText.Encode(opening.Title.Name)}</h1>\n");
        string about = opening.About is null ? "" : ProseText.Of(opening.About).Trim();
        if (about.Length > 0) page.Write($"<p class=\"about\">{HtmlText.Encode(about)}</p>\n");
        page.Write("</header>\n");
        return about;
    }

    private static void WriteText(NotebookCell cell, MarkdownDocument text, PageDraft page)
    {
        page.Attachments = cell.Attachments;
        string html = ProseRenderer.ToHtml(text, page);
        page.Attachments = [];
        if (html.Length > 0) page.Write($"<div class=\"prose\" id=\"{IdOf(cell)}\">\n{html}</div>\n");
    }

    private static void WriteCode(NotebookCell cell, string language, PageDraft page)
    {
        var look = CellLook.Of(cell);
        bool hasCode = look.Code != Visibility.Absent && !string.IsNullOrWhiteSpace(cell.Source);
        if (hasCode) page.Index(cell.Source);
        string code = hasCode ? CodeHtml.Block(cell.Source, language) : "";
        string outputs = look.Outputs == Visibility.Absent ? "" : OutputRenderer.ToHtml(cell.Outputs, page);
        if (code.Length + outputs.Length == 0) return;

        if (look.Code == Visibility.Folded) code = Fold("Code", code);
        if (look.Outputs == Visibility.Folded && outputs.Length > 0) outputs = Fold("Output", outputs);
        page.Write(look.Kind switch
        {
            CellKindInBook.Solution => $"<details class=\"cell solution\" id=\"{IdOf(cell)}\">\n<summary>Solution</summary>\n{code}{outputs}</details>\n",
            CellKindInBook.Exercise => $"<div class=\"cell exercise\" id=\"{IdOf(cell)}\">\n<p class=\"label\">Your turn</p>\n{code}{outputs}</div>\n",
            _ => $"<div class=\"cell\" id=\"{IdOf(cell)}\">\n{code}{outputs}</div>\n",
        });
    }

    private static string Fold(string summary, string html) => $"<details class=\"fold\">\n<summary>{summary}</summary>\n{html}</details>\n";
}
