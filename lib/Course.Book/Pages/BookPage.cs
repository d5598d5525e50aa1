namespace Course.Book.Pages;

/// <summary>A written page, before it gets the frame that all pages share.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Draft">Its content.</param>
/// <param name="Title">Its title.</param>
internal sealed record BookPage(PageKind Kind, PageDraft Draft, ChapterTitle Title)
{
    /// <summary>Its address in the book.</summary>
    public string Address => Links.PageAddress.Of(Draft.Path);

    /// <summary>A line about it, as plain text; empty where there is none.</summary>
    public string About { get; init; } = "";

    /// <summary>What its reader will be able to do, a list in HTML; empty where there is none.</summary>
    public string Goals { get; init; } = "";
}
