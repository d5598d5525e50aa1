namespace Course.Notebooks;

/// <summary>The two text streams of a cell.</summary>
public enum StreamKind
{
    /// <summary>Standard output, what <see cref="Console.Out"/> writes.</summary>
    Output,

    /// <summary>Standard error, what <see cref="Console.Error"/> writes.</summary>
    Error,
}
