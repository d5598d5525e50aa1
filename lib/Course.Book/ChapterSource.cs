namespace Course.Book;

/// <summary>A notebook that becomes a chapter.</summary>
/// <param name="Path">Where the notebook stands below the repository's root, with forward slashes: links to it lead to the chapter.</param>
/// <param name="File">The file to read: the notebook itself, or an executed copy of it.</param>
public sealed record ChapterSource(string Path, string File);
