namespace Course.Exercises;

/// <summary>An exercise that can be checked: its name, what to say when it is solved, and how an answer is reviewed.</summary>
internal abstract class ExerciseDefinition(string id, string title)
{
    public ExerciseInfo Info { get; } = new(id, title);

    /// <summary>Shown with a right answer: why what was just built matters.</summary>
    public required string Insight { get; init; }

    public Verdict Review(object? answer)
        => answer is null
            ? Verdict.NotStarted("There is nothing to check yet: the answer is null. Replace the stub with your own code and run the cell again.")
            : ReviewGiven(answer);

    protected abstract Verdict ReviewGiven(object answer);

    protected Verdict Right() => new(Outcome.Right, Insight);
}
