using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Language;

/// <summary>The value of a variable in one line; only of kinds that can be read without running anybody's code.</summary>
internal static class VariableSummary
{
    private const int MostItems = 8, MostCharacters = 200;

    /// <summary>The line, or null where the value cannot be told by looking at it.</summary>
    public static string? Of(object? value)
    {
        try
        {
            return Line(value);
        }
        catch (Exception changed) when (changed is InvalidOperationException or ArgumentException)
        {
            // A running cell changes it just now.
            return null;
        }
    }

    private static string? Line(object? value)
    {
        var text = value switch
        {
            null => "null",
            string quoted => $"\"{quoted.ReplaceLineEndings("↵")}\"",
            _ when IsPlain(value.GetType()) => value.ToDisplayString(PlainTextFormatter.MimeType),
            Array { Rank: 1 } array when IsPlain(array.GetType().GetElementType()!) => Sequence(array, array.Length),
            IList list when IsListOfPlain(value.GetType()) => Sequence(list, list.Count),
            ICollection collection when value.GetType().Assembly == typeof(object).Assembly => $"{collection.Count} items",
            _ => null,
        };
        return text is null || text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters), "…");
    }

    private static string Sequence(IEnumerable items, int count) =>
        $"[{string.Join(", ", items.Cast<object?>().Take(MostItems).Select(Of))}{(count > MostItems ? $", … {count} items" : "")}]";

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal)
        || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(TimeSpan) || type == typeof(Guid);

    private static bool IsListOfPlain(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) && IsPlain(type.GetGenericArguments()[0]);
}
