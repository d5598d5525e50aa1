namespace Course.Book.Pages;

/// <summary>The book's title; what follows its first comma or colon is the subtitle.</summary>
/// <param name="Name">The title.</param>
/// <param name="Subtitle">The subtitle; empty where there is none.</param>
internal sealed record BookTitle(string Name, string Subtitle)
{
    private static readonly string[] Separators = [", ", ": "];

    /// <summary>Takes a heading apart.</summary>
    public static BookTitle Parse(string heading)
    {
        string[] halves = heading.Split(Separators, 2, StringSplitOptions.TrimEntries);
        return new(halves[0], halves.Length > 1 ? halves[1] : "");
    }
}
