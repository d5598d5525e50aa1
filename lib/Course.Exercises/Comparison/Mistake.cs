namespace Course.Exercises.Comparison;

/// <summary>A typical wrong answer and what to say to someone who gives it.</summary>
/// <param name="Wrong">A function of the same parameters as the reference, or one without parameters for a wrong value.</param>
/// <param name="Hint">Points at the mistake, without the solution.</param>
internal sealed record Mistake(Delegate Wrong, string Hint)
{
    /// <summary>A typical wrong value.</summary>
    public static Mistake OfValue(double wrong, string hint) => new(() => wrong, hint);
}
