namespace Course.Book.Pages;

/// <summary>A heading of a page, for its table of contents.</summary>
/// <param name="Level">2 to 6.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="Html">Its words, with formulas.</param>
internal sealed record Heading(int Level, string Id, string Html);
