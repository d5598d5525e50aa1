using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>The result is the right one put through a well-known function: a square root or a logarithm is missing, or the complement was taken.</summary>
internal static class RelationDiagnoser
{
    private static readonly IReadOnlyList<(Func<double, double> Of, string Meaning)> Relations =
    [
        (value => value * value, "the square of what is wanted: a square root is missing"),
        (value => value < 0 ? double.NaN : Math.Sqrt(value), "the square root of what is wanted"),
        (value => 1 - value, "one minus what is wanted: the complement"),
        (Math.Exp, "the exponential of what is wanted: a logarithm is missing"),
        (value => value <= 0 ? double.NaN : Math.Log(value), "the logarithm of what is wanted"),
        (value => 1 / value, "one divided by what is wanted"),
        (Math.Abs, "without its sign: an absolute value or a square took it away"),
    ];

    public static string? Hint(Evidence evidence)
        => Relations.Where(relation => evidence.Ordinary.Count > 1 && evidence.Ordinary.All(seen => Holds(seen, relation.Of)))
            .Select(relation => $"Your {evidence.Part} is {relation.Meaning}.").FirstOrDefault();

    private static bool Holds(Observation seen, Func<double, double> relation)
        => seen.Actual.Values.Zip(seen.Expected.Values).All(pair => Math.Abs(pair.First - relation(pair.Second)) <= 1e-7 * Math.Max(1, Math.Abs(pair.First)));
}
