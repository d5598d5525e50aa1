using Course.Book.Pages;
using Course.Book.Rendering;

namespace Course.Book.Outputs;

/// <summary>An output in LaTeX.</summary>
internal static class LatexHtml
{
    private static readonly (string Open, string Close, bool Display)[] Delimiters = [("$$", "$$", true), (@"\[", @"\]", true), (@"\(", @"\)", false), ("$", "$", false)];

    /// <summary>The formula, set; LaTeX that is not a formula as it is.</summary>
    public static string Write(string latex, PageDraft page)
    {
        string text = latex.Trim();
        foreach (var (open, close, display) in Delimiters)
        {
            if (text.Length > open.Length + close.Length && text.StartsWith(open, StringComparison.Ordinal) && text.EndsWith(close, StringComparison.Ordinal))
                return $"<p>{page.Formula(text[open.Length..^close.Length], display)}</p>\n";
        }

        return text.StartsWith(@"\begin{", StringComparison.Ordinal) ? $"<p>{page.Formula(text, display: true)}</p>\n" : $"<pre class=\"result\">{HtmlText.Encode(text)}</pre>\n";
    }
}
