namespace Course.Exercises;

/// <summary>What a review found: the outcome and the sentence that goes with it, a hint or a word of praise with its reason.</summary>
internal sealed record Verdict(Outcome Outcome, string Message)
{
    public static Verdict NotYet(string hint) => new(Outcome.NotYet, hint);

    public static Verdict NotStarted(string hint) => new(Outcome.NotStarted, hint);
}
