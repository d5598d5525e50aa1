using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>A DataFrame of Microsoft.Data.Analysis: its first rows, its columns by name, its shape.</summary>
internal static class DataFrameView
{
    private const int MostColumns = 25;

    public static MimeBundle Render(object frame)
    {
        object[] columns = [.. Columns(frame).Take(MostColumns)];
        var rows = Rows(frame);
        var shown = (int)Math.Min(rows, Formatter.ListExpansionLimit);
        var table = new TextTable(["", .. columns.Select(column => MemberReader.Get<string>(column, "Name"))]) { Caption = Describe(frame), HasRowHeadings = true };
        for (var j = 0; j < columns.Length; j++)
        {
            if (ValueKind.IsNumber(MemberReader.Get<Type>(columns[j], "DataType")))
                table.AlignRight(j + 1);
        }

        // A column's items through IEnumerable: the one way in that all versions have.
        IEnumerator[] items = [.. columns.Select(column => ((IEnumerable)column).GetEnumerator())];
        for (var i = 0; i < shown; i++)
            table.Add([$"{i}", .. items.Select(item => item.MoveNext() ? InlineText.Of(item.Current) : "")]);
        if (rows > shown)
            table.Notes.Add($"… {rows - shown} more rows");
        if (Columns(frame).Count() > columns.Length)
            table.Notes.Add($"… {Columns(frame).Count() - columns.Length} more columns");
        return table.ToBundle();
    }

    public static string Describe(object frame) => $"DataFrame({Rows(frame)}×{Columns(frame).Count()})";

    private static IEnumerable<object> Columns(object frame) => ((IEnumerable)MemberReader.Get<object>(frame, "Columns")).Cast<object>();

    private static long Rows(object frame) => MemberReader.Get<long>(MemberReader.Get<object>(frame, "Rows"), "Count");
}
