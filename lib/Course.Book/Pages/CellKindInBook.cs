namespace Course.Book.Pages;

/// <summary>What kind of code cell it is to a reader.</summary>
internal enum CellKindInBook
{
    /// <summary>Code and what it put out.</summary>
    Ordinary,

    /// <summary>A stub for the reader to fill in.</summary>
    Exercise,

    /// <summary>A solution, which the reader opens when wanted.</summary>
    Solution,
}
