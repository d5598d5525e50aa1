namespace Course.Benchmarks;

/// <summary>What a worker answers: one line of JSON on its standard output. The first line after its start says only who it is, or why it cannot work.</summary>
internal sealed record Answer
{
    /// <summary>Name and version of what is measured; in the first line only.</summary>
    public string? Version { get; init; }

    /// <summary>Why nothing was measured.</summary>
    public string? Missing { get; init; }

    /// <summary>Seconds for one product, one run of a training case or 10⁹ operations of the peak probe; one number for each sample.</summary>
    public IReadOnlyList<double> Seconds { get; init; } = [];

    /// <summary>The mean loss of the last epoch; of training cases only.</summary>
    public double? Loss { get; init; }
}
