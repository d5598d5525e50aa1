using System.Data;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>A table of ADO.NET: its first rows, its columns by name.</summary>
internal static class DataTableView
{
    private const int MostColumns = 25;

    public static MimeBundle Render(DataTable data)
    {
        DataColumn[] columns = [.. data.Columns.Cast<DataColumn>().Take(MostColumns)];
        var table = new TextTable([.. columns.Select(column => column.ColumnName)]) { Caption = $"{data.TableName} ({data.Rows.Count}×{data.Columns.Count})".Trim() };
        for (var i = 0; i < columns.Length; i++)
        {
            if (ValueKind.IsNumber(columns[i].DataType))
                table.AlignRight(i);
        }

        foreach (var row in data.Rows.Cast<DataRow>().Take(Formatter.ListExpansionLimit))
            table.Add([.. columns.Select(column => row.IsNull(column) ? Formatter.NullString : InlineText.Of(row[column]))]);
        if (data.Rows.Count > Formatter.ListExpansionLimit)
            table.Notes.Add($"… {data.Rows.Count - Formatter.ListExpansionLimit} more rows");
        if (data.Columns.Count > columns.Length)
            table.Notes.Add($"… {data.Columns.Count - columns.Length} more columns");
        return table.ToBundle();
    }
}
