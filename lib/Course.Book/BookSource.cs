namespace Course.Book;

/// <summary>What a book is made of: a repository with notebooks, and texts around them.</summary>
/// <param name="Root">The repository's folder. Its README.md, up to the first heading of level 2, opens the book.</param>
/// <param name="Chapters">The notebooks, in reading order.</param>
/// <param name="Texts">Markdown files that stand behind the chapters, as paths below <paramref name="Root"/> with forward slashes.</param>
public sealed record BookSource(string Root, IReadOnlyList<ChapterSource> Chapters, IReadOnlyList<string> Texts)
{
    /// <summary>Folders with assemblies of which one may carry plotly.js as a resource, which draws the figures.</summary>
    public IReadOnlyList<string> LibraryFolders { get; init; } = [];
}
