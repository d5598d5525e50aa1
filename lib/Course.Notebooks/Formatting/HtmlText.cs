namespace Course.Notebooks.Formatting;

/// <summary>Text on a page.</summary>
internal static class HtmlText
{
    /// <summary>The text with what HTML would take for its own replaced; letters and signs of any script stay readable in a saved notebook.</summary>
    public static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>The text with its lines kept.</summary>
    public static string Of(string text) => Encode(text.ReplaceLineEndings("\n")).Replace("\n", "<br>", StringComparison.Ordinal);
}
