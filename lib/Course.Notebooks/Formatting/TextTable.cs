using System.Text;

namespace Course.Notebooks.Formatting;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Html">What it shows on the page, where that is more than the text.</param>
internal readonly record struct TableCell(string Text, string? Html = null);

/// <summary>A table: HTML for the page, aligned columns for the terminal.</summary>
internal sealed class TextTable(IReadOnlyList<string> columns)
{
    // What one cell may hold on the page, and in plain text, where a long one would push all others aside.
    private const int MostInHtml = 400, MostInText = 60;

    private readonly List<TableCell[]> rows = [];
    private readonly bool[] isNumeric = new bool[columns.Count];

    /// <summary>What stands above the table; nothing if empty.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether the columns have headings.</summary>
    public bool HasHeadings { get; init; } = true;

    /// <summary>Whether the first column names the rows.</summary>
    public bool HasRowHeadings { get; init; }

    /// <summary>What the table leaves out, a line each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Aligns a column to the right.</summary>
    public void AlignRight(int column) => isNumeric[column] = true;

    /// <summary>Adds a row of texts.</summary>
    public void Add(params string[] cells) => rows.Add([.. cells.Select(cell => new TableCell(cell))]);

    /// <summary>Adds a row.</summary>
    public void Add(IEnumerable<TableCell> cells) => rows.Add([.. cells]);

    /// <summary>Both forms.</summary>
    public MimeBundle ToBundle() => MimeBundle.Of("text/html", ToHtml()).Add("text/plain", ToText());

    /// <summary>The table as HTML, without styles of its own: the page decides how tables look.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table>");
        if (Caption.Length > 0)
            html.Append($"<caption style=\"text-align:left\">{HtmlText.Encode(Caption)}</caption>");
        if (HasHeadings)
            html.Append($"<thead><tr>{string.Concat(columns.Select((column, i) => $"<th scope=\"col\" style=\"{Alignment(i)}\">{HtmlText.Encode(column)}</th>"))}</tr></thead>");
        html.Append("<tbody>");
        foreach (var row in rows)
            html.Append($"<tr>{string.Concat(row.Select(Cell))}</tr>");
        html.Append("</tbody></table>");
        foreach (var note in Notes)
            html.Append($"<p><i>{HtmlText.Encode(note)}</i></p>");
        return html.ToString();
    }

    /// <summary>The table as aligned text.</summary>
    public string ToText()
    {
        List<string[]> cells = [.. rows.Select(row => row.Select(cell => Bounded.Line(cell.Text, MostInText)).ToArray())];
        if (HasHeadings)
            cells.Insert(0, [.. columns]);
        int[] widths = [.. Enumerable.Range(0, columns.Count).Select(i => cells.Max(row => TextWidth.Of(row[i])))];
        var lines = cells.Select(row => string.Join("  ", row.Select((cell, i) => Padded(cell, widths[i], isNumeric[i]))).TrimEnd());
        return string.Join('\n', [.. Caption.Length > 0 ? [Caption] : Array.Empty<string>(), .. lines, .. Notes]);
    }

    private static string Padded(string cell, int width, bool toTheRight) =>
        new string(' ', width - TextWidth.Of(cell)) is var blank && toTheRight ? blank + cell : cell + blank;

    private string Cell(TableCell cell, int column)
    {
        var (tag, scope) = HasRowHeadings && column == 0 ? ("th", " scope=\"row\"") : ("td", "");
        return $"<{tag}{scope} style=\"{Alignment(column)}\">{cell.Html ?? HtmlText.Of(Bounded.Text(cell.Text, MostInHtml))}</{tag}>";
    }

    private string Alignment(int column) => isNumeric[column] ? "text-align:right" : "text-align:left";
}
