namespace Course.Tool.Running;

/// <summary>How a set of notebooks is to be run.</summary>
internal sealed record RunOptions
{
    /// <summary>Where executed copies go.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Whether a notebook that succeeds is replaced by its executed copy.</summary>
    public bool InPlace { get; init; }

    /// <summary>The browser that takes a picture of each figure; null for none.</summary>
    public string? Browser { get; init; }

    /// <summary>How long one cell may take; null for as long as it likes.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How many notebooks run at a time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Values for the cell tagged <c>parameters</c>, by variable.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether each exercise is answered with its solution, which must pass the check.</summary>
    public bool Solutions { get; init; }
}
