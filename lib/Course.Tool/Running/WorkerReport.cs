namespace Course.Tool.Running;

/// <summary>What a worker process tells the one that started it, a line each.</summary>
internal sealed record WorkerReport
{
    /// <summary>The notebook was read: the first line of each code cell.</summary>
    public IReadOnlyList<string>? Opened { get; init; }

    /// <summary>With it, the numbers of the cells in which exercises are answered.</summary>
    public IReadOnlyList<int> Exercises { get; init; } = [];

    /// <summary>The number of the code cell that starts now.</summary>
    public int? CellStarted { get; init; }

    /// <summary>The number of the code cell that has run to its end.</summary>
    public int? CellDone { get; init; }

    /// <summary>What that cell threw, if it may.</summary>
    public NotebookFailure? Exception { get; init; }

    /// <summary>How long that cell took.</summary>
    public double Seconds { get; init; }

    /// <summary>How it all ended; nothing comes after it.</summary>
    public JobStatus? Ended { get; init; }

    /// <summary>Why it did not succeed.</summary>
    public NotebookFailure? Failure { get; init; }
}
