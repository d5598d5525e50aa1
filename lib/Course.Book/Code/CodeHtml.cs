using Course.Book.Rendering;


namespace Course.Book.Code;

/// <summary>A block of code as it stands in a page.</summary>
internal static class CodeHtml
{
    private static readonly string[] CSharpNames = ["csharp", "cs", "c#"];

    /// <summary>The block, its code marked up where the language is C#.</summary>
    /// <param name="code">The code.</param>
    /// <param name="language">The language's name; empty for none.</param>
    public static string Block(string code, string language)
    {
        string name = language.Trim().ToLowerInvariant();
        bool isCSharp = CSharpNames.Contains(name, StringComparer.Ordinal);
        string markup = isCSharp ? CSharpHighlighter.ToHtml(code.TrimEnd()) : HtmlText.Encode(code.TrimEnd());
        string label = isCSharp ? " class=\"language-csharp\"" : name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) ? $" class=\"language-{name}\"" : "";
        return $"<div class=\"code\"><pre><code{label}>{markup}</code></pre></div>\n";
    }
}
