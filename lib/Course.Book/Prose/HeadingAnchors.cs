using System.Globalization;
using System.Text;

namespace Course.Book.Prose;

/// <summary>The ids of one page's headings: made of their words as GitHub does it, and unique.</summary>
internal sealed class HeadingAnchors
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Every id given so far.</summary>
    public IReadOnlyCollection<string> Ids => used;

    /// <summary>The id for a heading.</summary>
    /// <param name="text">The heading's words.</param>
    public string Add(string text)
    {
        string slug = Slug(text);
        string id = slug;
        for (int number = 1; !used.Add(id); number++) id = $"{slug}-{number}";
        return id;
    }

    /// <summary>Takes an id that is wanted as it is.</summary>
    /// <returns>Whether it was free.</returns>
    public bool Reserve(string id) => used.Add(id);

    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark || rune.Value is '-' or '_') slug.Append(rune);
            else if (Rune.IsWhiteSpace(rune)) slug.Append('-');
        }

        string id = slug.ToString().Trim('-');
        return id.Length == 0 ? "section" : id;
    }
}
