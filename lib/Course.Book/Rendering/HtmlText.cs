using System.Text;

namespace Course.Book.Rendering;

/// <summary>Text in HTML.</summary>
internal static class HtmlText
{
    /// <summary>The text with what HTML would take for its own replaced; fit for content and for quoted attributes. Other letters stay as they are: pages are UTF-8.</summary>
    public static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"") < 0) return text;
        return new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();
    }
}
