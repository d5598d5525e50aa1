namespace Course.Exercises.Comparison;

/// <summary>What is known about one wrong part of an answer, for the diagnosers.</summary>
/// <param name="Part">What the part is called in a hint: "gradient", "`db1`".</param>
/// <param name="Observations">One for each hidden input.</param>
internal sealed record Evidence(string Part, IReadOnlyList<Observation> Observations)
{
    /// <summary>The observations on inputs that are not extreme, with results of the right shape.</summary>
    public IReadOnlyList<Observation> Ordinary { get; } = [.. Observations.Where(seen => !seen.Case.IsEdge && seen.HasRightShape)];
}
