using System.Text.RegularExpressions;
using Course.Book.Rendering;

namespace Course.Book.Outputs;

/// <summary>Text as a terminal would show it, as HTML.</summary>
internal static partial class TerminalText
{
    /// <summary>The text without colours and other escape sequences, lines overwritten after a carriage return, escaped.</summary>
    public static string ToHtml(string text)
    {
        var lines = EscapeSequence().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        return HtmlText.Encode(string.Join('\n', lines.Select(LastWritten)));
    }

    // A progress bar writes over its line again and again.
    private static string LastWritten(string line) => line.TrimEnd('\r').Split('\r')[^1];

    [GeneratedRegex(@"\x1B(\[[0-?]*[ -/]*[@-~]|\][^\a\x1B]*(\a|\x1B\\)|[@-Z\\-_])")]
    private static partial Regex EscapeSequence();
}
