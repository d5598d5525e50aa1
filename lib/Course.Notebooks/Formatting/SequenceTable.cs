using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>A sequence of objects as a table: a row for each, a column for each property.</summary>
internal static class SequenceTable
{
    private const int MostColumns = 25, MostCellCharacters = 200;

    /// <summary>The table as HTML, or null for what is no sequence of objects with properties (numbers, text, dictionaries).</summary>
    public static string? TryRender(IEnumerable sequence)
    {
        if (sequence is string or IDictionary || ElementType(sequence.GetType()) is not { } element || !IsRecordLike(element))
            return null;
        var columns = Columns(element);
        if (columns.Count == 0)
            return null;

        var html = new StringBuilder("<table><thead><tr><th scope=\"col\"><i>index</i></th>");
        foreach (var (name, _) in columns.Take(MostColumns))
            html.Append($"<th scope=\"col\">{WebUtility.HtmlEncode(name)}</th>");
        html.Append("</tr></thead><tbody>");

        var (rows, left) = Take(sequence, Formatter.ListExpansionLimit);
        for (var index = 0; index < rows.Count; index++)
        {
            html.Append($"<tr><td>{index}</td>");
            foreach (var (_, read) in columns.Take(MostColumns))
                html.Append($"<td>{WebUtility.HtmlEncode(Text(rows[index], read))}</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        if (left.Length > 0)
            html.Append($"<p><i>{left}</i></p>");
        if (columns.Count > MostColumns)
            html.Append($"<p><i>{columns.Count - MostColumns} more columns</i></p>");
        return html.ToString();
    }

    private static (List<object?> Rows, string Left) Take(IEnumerable sequence, int most)
    {
        List<object?> rows = [];
        foreach (var item in sequence)
        {
            if (rows.Count == most)
                return (rows, sequence is ICollection collection ? $"{collection.Count - most} more rows" : "more rows");
            rows.Add(item);
        }

        return (rows, "");
    }

    private static Type? ElementType(Type type) => type.IsArray
        ? type.GetElementType()
        : type.GetInterfaces().Append(type)
            .FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    // A type whose properties say what it is; not a number, a date, a dictionary entry or another sequence.
    private static bool IsRecordLike(Type type) =>
        !type.IsPrimitive && !type.IsEnum && type != typeof(object) && type != typeof(decimal) && !type.IsArray
        && !typeof(IEnumerable).IsAssignableFrom(type) && !typeof(IFormattable).IsAssignableFrom(type) && !typeof(Type).IsAssignableFrom(type)
        && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        && Formatter.RegisteredFormatters(false).All(formatter => formatter.Type != type);

    private static List<(string Name, Func<object, object?> Read)> Columns(Type type) => typeof(ITuple).IsAssignableFrom(type)
        ? [.. Enumerable.Range(0, type.GetGenericArguments().Length).Select(i => ($"Item{i + 1}", (Func<object, object?>)(row => ((ITuple)row)[i])))]
        : [.. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
              where property.CanRead && property.GetIndexParameters().Length == 0
              select (property.Name, (Func<object, object?>)property.GetValue)];

    private static string Text(object? row, Func<object, object?> read)
    {
        if (row is null)
            return Formatter.NullString;
        string text;
        try
        {
            text = read(row).ToDisplayString("text/plain");
        }
        catch (TargetInvocationException exception)
        {
            text = $"({exception.InnerException?.GetType().Name})";
        }

        return text.Length <= MostCellCharacters ? text : string.Concat(text.AsSpan(0, MostCellCharacters), "…");
    }
}
