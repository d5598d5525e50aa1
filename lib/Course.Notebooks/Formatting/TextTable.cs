using System.Net;
using System.Text;

namespace Course.Notebooks.Formatting;

/// <summary>A table of texts: HTML for the page, aligned columns for the terminal.</summary>
internal sealed class TextTable(IReadOnlyList<string> columns)
{
    // What one cell may hold on the page, and in plain text, where a long one would push all others aside.
    private const int MostInHtml = 400, MostInText = 60;

    private readonly List<string[]> rows = [];
    private readonly bool[] isNumeric = new bool[columns.Count];

    /// <summary>What stands above the table; nothing if empty.</summary>
    public string Caption { get; init; } = "";

    /// <summary>What the table leaves out, a line each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Aligns a column to the right.</summary>
    public void AlignRight(int column) => isNumeric[column] = true;

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Both forms.</summary>
    public MimeBundle ToBundle() => MimeBundle.Of("text/html", ToHtml()).Add("text/plain", ToText());

    /// <summary>The table as HTML, without styles of its own: the page decides how tables look.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table>");
        if (Caption.Length > 0)
            html.Append($"<caption>{WebUtility.HtmlEncode(Caption)}</caption>");
        html.Append("<thead><tr>");
        for (var i = 0; i < columns.Count; i++)
            html.Append($"<th scope=\"col\"{Alignment(i)}>{WebUtility.HtmlEncode(columns[i])}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
                html.Append($"<td{Alignment(i)}>{Lines(Bounded.Text(row[i], MostInHtml))}</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        foreach (var note in Notes)
            html.Append($"<p><i>{WebUtility.HtmlEncode(note)}</i></p>");
        return html.ToString();
    }

    /// <summary>The table as aligned text.</summary>
    public string ToText()
    {
        string[][] cells = [[.. columns], .. rows.Select(row => row.Select(cell => Bounded.Line(cell, MostInText)).ToArray())];
        int[] widths = [.. Enumerable.Range(0, columns.Count).Select(i => cells.Max(row => row[i].Length))];
        IEnumerable<string> lines = cells.Select(row => string.Join("  ", row.Select((cell, i) => isNumeric[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        if (Caption.Length > 0)
            lines = lines.Prepend(Caption);
        return string.Join('\n', lines.Concat(Notes));
    }

    private string Alignment(int column) => isNumeric[column] ? " style=\"text-align:right\"" : " style=\"text-align:left\"";

    private static string Lines(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
