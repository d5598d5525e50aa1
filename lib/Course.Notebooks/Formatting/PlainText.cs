using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>A value as plain text.</summary>
internal static class PlainText
{
    private const int MostBrief = 400;

    /// <summary>A short text for a cell of a table.</summary>
    public static string Brief(object? value) => Bounded.Text(value.ToDisplayString(PlainTextFormatter.MimeType), MostBrief);
}
