namespace Course.Tool.Running;

/// <summary>What came of one notebook.</summary>
/// <param name="Job">The notebook.</param>
/// <param name="Status">How its run ended.</param>
/// <param name="Cells">Its code cells; those that did not run have no duration.</param>
/// <param name="Duration">How long it took, process start included.</param>
/// <param name="Failure">Why it did not succeed; null exactly when it did.</param>
internal sealed record JobOutcome(
    NotebookJob Job, JobStatus Status, IReadOnlyList<CellOutcome> Cells, TimeSpan Duration, NotebookFailure? Failure)
{
    /// <summary>How many cells ran to their end.</summary>
    public int CellsDone => Cells.Count(cell => cell.Duration is not null);

    /// <summary>How many of them answer an exercise.</summary>
    public int Exercises => Cells.Count(cell => cell.IsExercise);

    /// <summary>How many of those ran to their end.</summary>
    public int ExercisesDone => Cells.Count(cell => cell is { IsExercise: true, Duration: not null });
}
