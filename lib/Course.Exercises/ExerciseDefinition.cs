using Course.Exercises.Answers;

namespace Course.Exercises;

/// <summary>An exercise that can be checked: its name, what to say when it is solved, and how an answer is reviewed.</summary>
internal abstract class ExerciseDefinition(string id, string title)
{
    public ExerciseInfo Info { get; } = new(id, title);

    /// <summary>Shown with a right answer: why what was just built matters.</summary>
    public required string Insight { get; init; }

    /// <summary>How long an answer may take on all inputs together. A right one takes milliseconds, and a busy machine gets its share.</summary>
    internal static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    public Verdict Review(object? answer)
    {
        if (answer is null)
            return Verdict.NotStarted("There is nothing to check yet: the answer is null. Replace the stub with your own code and run the cell again.");
        return TimeLimit<Verdict>.TryRun(() => ReviewGiven(answer), Patience, out Verdict? verdict)
            ? verdict
            : Verdict.NotYet($"Your function has not come back after {Patience.TotalSeconds:0.#} seconds and was stopped: is there a loop that never ends? "
                + "Look at what its condition waits for, and try it on a small input of your own.");
    }

    protected abstract Verdict ReviewGiven(object answer);

    protected Verdict Right() => new(Outcome.Right, Insight);
}
