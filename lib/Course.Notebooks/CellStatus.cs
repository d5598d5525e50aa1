namespace Course.Notebooks;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Ok,

    /// <summary>It did not compile, or ended with an exception.</summary>
    Error,

    /// <summary>It was interrupted.</summary>
    Aborted,
}
