using System.Globalization;
using System.Text.RegularExpressions;

namespace Course.Book.Rendering;

/// <summary>
/// Keeps pieces of finished HTML out of a text while it is made safe: a short mark stands for each, which the sanitizer lets
/// through as text. A mark that a text brings along stands for nothing more than another piece of the same page.
/// </summary>
internal sealed partial class Fragments
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';
    private readonly List<string> pieces = [];

    /// <summary>Keeps a piece.</summary>
    /// <returns>The mark that stands for it.</returns>
    public string Keep(string html)
    {
        pieces.Add(html);
        return string.Create(CultureInfo.InvariantCulture, $"{Open}{pieces.Count - 1}{Close}");
    }

    /// <summary>Puts the pieces where their marks stand.</summary>
    public string Fill(string html) => Mark().Replace(html, mark =>
        int.TryParse(mark.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out int index) && index < pieces.Count ? pieces[index] : "");

    [GeneratedRegex("\uE000([0-9]+)\uE001")]
    private static partial Regex Mark();
}
