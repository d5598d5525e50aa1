namespace Course.Book.Pages;

/// <summary>What a page shows.</summary>
internal enum PageKind
{
    /// <summary>The first page.</summary>
    Index,

    /// <summary>A notebook.</summary>
    Chapter,

    /// <summary>A text in Markdown.</summary>
    Text,

    /// <summary>A file of source code.</summary>
    Source,
}
