using System.Text.RegularExpressions;

namespace Course.Book.Pages;

/// <summary>A chapter's title: "3 · The forward pass" has a number and a name.</summary>
/// <param name="Number">The number; empty where the title has none.</param>
/// <param name="Name">The name.</param>
internal sealed partial record ChapterTitle(string Number, string Name)
{
    /// <summary>Number and name in one.</summary>
    public string Full => Number.Length == 0 ? Name : $"{Number} · {Name}";

    /// <summary>Takes a heading apart.</summary>
    public static ChapterTitle Parse(string heading) =>
        Numbered().Match(heading) is { Success: true } match ? new(match.Groups["number"].Value, match.Groups["name"].Value.Trim()) : new("", heading.Trim());

    [GeneratedRegex(@"^\s*(?<number>\d+|[A-Z])\s*[·.:–-]\s*(?<name>\S.*)$")]
    private static partial Regex Numbered();
}
