namespace Course.Exercises.Comparison;

/// <summary>A typical mistake and what to say to someone who makes it.</summary>
/// <param name="Hint">Points at the mistake, without the solution.</param>
internal sealed record Mistake(string Hint)
{
    /// <summary>A mistake that is recognised by its results.</summary>
    /// <param name="wrong">A function of the same parameters as the reference, or one without parameters for a wrong value.</param>
    /// <param name="hint">See <see cref="Hint"/>.</param>
    public Mistake(Delegate wrong, string hint) : this(hint) => Wrong = wrong;

    /// <summary>A function that makes the mistake; null when it is recognised by <see cref="ShowsIn"/>.</summary>
    public Delegate? Wrong { get; }

    /// <summary>Whether the way in which the function was carried out shows the mistake; asked only when the results are wrong.</summary>
    public Func<Trial, bool>? ShowsIn { get; private init; }

    /// <summary>A typical wrong value.</summary>
    public static Mistake OfValue(double wrong, string hint) => new(() => wrong, hint);

    /// <summary>A mistake that shows in what the function did rather than in its results: it must show on every input.</summary>
    public static Mistake OfConduct(Func<Trial, bool> showsIn, string hint) => new(hint) { ShowsIn = showsIn };
}
