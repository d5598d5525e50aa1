namespace Course.Tool.Running;

/// <summary>How one code cell ended.</summary>
/// <param name="Number">Its number among the code cells, from 1: the number that front ends print beside it.</param>
/// <param name="Title">The first line of its code, for reports.</param>
/// <param name="Duration">How long it took; null when it did not run to its end.</param>
internal sealed record CellOutcome(int Number, string Title, TimeSpan? Duration)
{
    /// <summary>Whether a learner answers an exercise in it.</summary>
    public bool IsExercise { get; init; }

    /// <summary>The exception of a cell that may fail, one tagged <c>raises-exception</c>; null when it threw none.</summary>
    public NotebookFailure? Exception { get; init; }
}
