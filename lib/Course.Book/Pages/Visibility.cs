namespace Course.Book.Pages;

/// <summary>Whether a part of a cell is seen.</summary>
internal enum Visibility
{
    /// <summary>It is seen.</summary>
    Shown,

    /// <summary>It is seen after a click.</summary>
    Folded,

    /// <summary>It is not in the page.</summary>
    Absent,
}
