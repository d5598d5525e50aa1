using System.Globalization;

namespace Course.Notebooks.Formatting;

/// <summary>Numbers in rows and columns; of a large grid the corners, with an ellipsis for what is left out.</summary>
internal static class GridTable
{
    // So many rows and columns are shown whole; of more than that, the first ones and the last.
    private const int WholeRows = 12, WholeColumns = 12, AtTheEnd = 2, LeftOut = -1;
    private const string Ellipsis = "…";

    /// <summary>A two-dimensional array.</summary>
    public static MimeBundle Render(Array grid) => Render(grid.GetLength(0), grid.GetLength(1), (i, j) => InlineText.Of(grid.GetValue(i, j)));

    /// <summary>Arrays one below the other, of which some may be shorter.</summary>
    public static MimeBundle Render(IReadOnlyList<Array> rows, string note)
    {
        var table = Table(rows.Count, rows.Max(row => row.Length), (i, j) => j < rows[i].Length ? InlineText.Of(rows[i].GetValue(j)) : "", "");
        if (note.Length > 0)
            table.Notes.Add(note);
        return table.ToBundle();
    }

    /// <summary>A grid of a known shape, which is its caption.</summary>
    public static MimeBundle Render(int rows, int columns, Func<int, int, string> entry) => rows == 0 || columns == 0
        ? MimeBundle.PlainText($"({rows}×{columns})")
        : Table(rows, columns, entry, $"({rows}×{columns})").ToBundle();

    /// <summary>A vector as a column, with its length as the caption.</summary>
    public static MimeBundle Render(int length, Func<int, string> entry) => length == 0
        ? MimeBundle.PlainText("(0)")
        : Table(length, 1, (i, _) => entry(i), $"({length})").ToBundle();

    /// <summary>A number with five significant digits, which is what fits into a column.</summary>
    public static string Number(object? value)
    {
        if (value is not (double or float))
            return InlineText.Of(value);
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        var format = Math.Abs(number) switch
        {
            0 or (>= 1e-4 and < 1e5) or double.NaN or double.PositiveInfinity => "G5",
            >= 1e5 and < 1e7 => "F0",
            _ => "0.###e+0",
        };
        return number.ToString(format, CultureInfo.InvariantCulture);
    }

    private static TextTable Table(int rows, int columns, Func<int, int, string> entry, string caption)
    {
        var (shownRows, shownColumns) = (Shown(rows, WholeRows), Shown(columns, WholeColumns));
        var table = new TextTable([.. shownColumns.Select(_ => "")]) { Caption = caption, HasHeadings = false };
        for (var j = 0; j < shownColumns.Length; j++)
            table.AlignRight(j);
        foreach (var i in shownRows)
            table.Add([.. shownColumns.Select(j => i == LeftOut || j == LeftOut ? Ellipsis : entry(i, j))]);
        return table;
    }

    private static int[] Shown(int count, int whole) => count <= whole
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, whole - AtTheEnd - 1), LeftOut, .. Enumerable.Range(count - AtTheEnd, AtTheEnd)];
}
