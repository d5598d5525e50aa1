using Course.Book.Links;
using Course.Book.Pages;
using Course.Book.Rendering;

namespace Course.Book.Site;

/// <summary>The frame that all pages share: bar, contents, table of contents of the page, previous and next.</summary>
/// <param name="title">The book's title.</param>
/// <param name="pages">The pages in reading order.</param>
internal sealed class PageTemplate(BookTitle title, IReadOnlyList<BookPage> pages)
{
    private const int DeepestInOutline = 3;

    /// <summary>The whole page.</summary>
    public string Render(BookPage page)
    {
        string root = string.Concat(Enumerable.Repeat("../", page.Address.Count(character => character == '/')));
        string name = page.Kind == PageKind.Index ? title.Name : $"{page.Title.Full} · {title.Name}";
        return $"""
            <!DOCTYPE html>
            <html lang="en" data-root="{root}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(name)}</title>
            {Description(page)}<meta name="color-scheme" content="light dark">
            <link rel="icon" type="image/svg+xml" href="{root}{SiteFiles.Icon}">
            <link rel="stylesheet" href="{root}{SiteFiles.Fonts}">
            {(page.Draft.Formulas > 0 ? $"<link rel=\"stylesheet\" href=\"{root}{SiteFiles.FormulaStyle}\">\n" : "")}<link rel="stylesheet" href="{root}{SiteFiles.Style}">
            <script src="{root}{SiteFiles.ThemeScript}"></script>
            {(page.Draft.Figures > 0 ? $"<script src=\"{root}{SiteFiles.Plotly}\" defer></script>\n<script src=\"{root}{SiteFiles.FigureScript}\" defer></script>\n" : "")}<script src="{root}{SiteFiles.Script}" defer></script>
            </head>
            <body class="{page.Kind.ToString().ToLowerInvariant()}">
            <a class="skip" href="#content">Skip to the text</a>
            {Bar(root)}
            <div class="layout">
            {Contents(page)}
            {Outline(page)}<main id="content">
            <article>
            {page.Draft.Html}</article>
            {Turn(page)}</main>
            </div>
            {SearchDialog}
            </body>
            </html>

            """;
    }

    private const string SearchDialog = """
        <dialog class="search" aria-label="Search the book">
        <form method="dialog"><input type="search" placeholder="Search the book" aria-label="Search the book" autocomplete="off" spellcheck="false"><button type="submit">Close</button></form>
        <p class="status" role="status"></p>
        <ol class="hits"></ol>
        </dialog>
        """;

    private static string Text(string text) => HtmlText.Encode(text);

    private static string Description(BookPage page) => page.About.Length == 0 ? "" : $"<meta name=\"description\" content=\"{Text(page.About.Length > 200 ? page.About[..200] + "…" : page.About)}\">\n";

    private static string LinkTo(BookPage from, BookPage to) => Text(PageAddress.Relative(from.Address, to.Address));

    private string Bar(string root) => $"""
        <header class="bar">
        <button class="menu" type="button" popovertarget="contents" aria-label="Contents"><svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M3 5h14M3 10h14M3 15h14"/></svg></button>
        <a class="home" href="{root}{PageAddress.Index}">{Text(title.Name)}</a>
        <button class="open-search" type="button" hidden><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="M13 13l4.5 4.5"/></svg><span>Search</span><kbd>/</kbd></button>
        <button class="theme" type="button" hidden aria-label="Dark colours" aria-pressed="false"><svg class="moon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z"/></svg><svg class="sun" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="3.5"/><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4"/></svg></button>
        </header>
        """;

    private string Contents(BookPage page)
    {
        string chapters = string.Concat(pages.Where(each => each.Kind == PageKind.Chapter).Select(each => Entry(page, each)));
        string texts = string.Concat(pages.Where(each => each.Kind == PageKind.Text).Select(each => Entry(page, each)));
        return $"""
            <nav id="contents" popover="auto" aria-label="Contents of the book">
            <h2>Chapters</h2>
            <ol>
            {chapters}</ol>
            {(texts.Length == 0 ? "" : $"<h2>Reference</h2>\n<ul>\n{texts}</ul>\n")}</nav>
            """;
    }

    private static string Entry(BookPage page, BookPage entry)
    {
        string number = entry.Title.Number.Length == 0 ? "" : $"<span class=\"number\">{Text(entry.Title.Number)}</span> ";
        string current = page == entry ? " aria-current=\"page\"" : "";
        return $"<li><a href=\"{LinkTo(page, entry)}\"{current}>{number}<span>{Text(entry.Title.Name)}</span></a></li>\n";
    }

    private static string Outline(BookPage page)
    {
        var headings = page.Draft.Outline.Where(heading => heading.Level <= DeepestInOutline).ToArray();
        if (headings.Length < 2) return "";
        string items = string.Concat(headings.Select(heading => $"<li class=\"level-{heading.Level}\"><a href=\"#{Uri.EscapeDataString(heading.Id)}\">{heading.Html}</a></li>\n"));
        return $"<nav class=\"outline\" aria-label=\"On this page\">\n<details open>\n<summary>On this page</summary>\n<ul>\n{items}</ul>\n</details>\n</nav>\n";
    }

    private string Turn(BookPage page)
    {
        int place = pages.ToList().IndexOf(page);
        if (place < 0) return "";
        string previous = place > 0 ? Step(page, pages[place - 1], "prev", "Previous") : "";
        string next = place < pages.Count - 1 ? Step(page, pages[place + 1], "next", "Next") : "";
        return $"<nav class=\"turn\" aria-label=\"Previous and next page\">\n{previous}{next}</nav>\n";
    }

    private static string Step(BookPage from, BookPage to, string relation, string word) =>
        $"<a class=\"{relation}\" rel=\"{relation}\" href=\"{LinkTo(from, to)}\"><small>{word}</small> <span>{Text(to.Title.Full)}</span></a>\n";
}
