using System.Globalization;
using System.Numerics;
using System.Text;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>A matrix or vector as an aligned table with its shape; of a large one the corners, with an ellipsis for what is left out.</summary>
internal static class MatrixTable
{
    // So many rows and columns are shown whole; of more than that, the first ones and the last.
    private const int WholeRows = 12, WholeColumns = 10, AtTheEnd = 2;
    private const string Ellipsis = "…";

    public static string ToText<T>(Matrix<T> matrix) where T : unmanaged, IFloatingPointIeee754<T>
        => ToText($"{matrix.RowCount}×{matrix.ColumnCount}", Cells(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[i, j]));

    public static string ToText<T>(MathNet.Numerics.LinearAlgebra.Vector<T> vector) where T : unmanaged, IFloatingPointIeee754<T>
        => ToText($"{vector.Count}", Cells(vector.Count, 1, (i, _) => vector[i]));

    public static string ToHtml<T>(Matrix<T> matrix) where T : unmanaged, IFloatingPointIeee754<T>
        => ToHtml($"{matrix.RowCount}×{matrix.ColumnCount}", Cells(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[i, j]));

    public static string ToHtml<T>(MathNet.Numerics.LinearAlgebra.Vector<T> vector) where T : unmanaged, IFloatingPointIeee754<T>
        => ToHtml($"{vector.Count}", Cells(vector.Count, 1, (i, _) => vector[i]));

    private static string[][] Cells<T>(int rows, int columns, Func<int, int, T> entry) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] shownColumns = Shown(columns, WholeColumns);
        return [.. Shown(rows, WholeRows).Select(i => (string[])[.. shownColumns.Select(j => i < 0 || j < 0 ? Ellipsis : Number(double.CreateTruncating(entry(i, j))))])];
    }

    // The indices to show; −1 stands for those left out.
    private static int[] Shown(int count, int whole) => count <= whole
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, whole - AtTheEnd - 1), -1, .. Enumerable.Range(count - AtTheEnd, AtTheEnd)];

    // Five significant digits; very small and very large numbers keep their power of ten.
    private static string Number(double value)
    {
        double size = Math.Abs(value);
        string text = size is 0 or (>= 1e-4 and < 1e6) || !double.IsFinite(value)
            ? value.ToString("G5", CultureInfo.InvariantCulture)
            : value.ToString("0.###e+0", CultureInfo.InvariantCulture);
        return text.Replace('-', '−').Replace("Infinity", "∞", StringComparison.Ordinal);
    }

    private static string ToText(string shape, string[][] cells)
    {
        if (cells.Length == 0 || cells[0].Length == 0) return $"({shape})";
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(j => cells.Max(row => row[j].Length))];
        var text = new StringBuilder($"({shape})");
        foreach (string[] row in cells) text.Append('\n').AppendJoin("  ", row.Select((cell, j) => cell.PadLeft(widths[j])));
        return text.ToString();
    }

    private static string ToHtml(string shape, string[][] cells)
    {
        var html = new StringBuilder("<table style=\"text-align: right; font-variant-numeric: tabular-nums\">");
        html.Append($"<caption style=\"text-align: left\">{shape}</caption><tbody>");
        foreach (string[] row in cells) html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td style=\"text-align: right\">{cell}</td>")).Append("</tr>");
        return html.Append("</tbody></table>").ToString();
    }
}
