using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>The diagnosers that serve all exercises, the most certain first. Each returns a hint, or null when it does not recognise the mistake.</summary>
internal static class Diagnosers
{
    private static readonly IReadOnlyList<Func<Evidence, string?>> All =
    [
        ShapeDiagnoser.Hint,
        NonFiniteDiagnoser.Hint,
        EdgeDiagnoser.Hint,
        FactorDiagnoser.Hint,
        OffsetDiagnoser.Hint,
        RelationDiagnoser.Hint,
        ConstantDiagnoser.Hint,
        ArrangementDiagnoser.Hint,
        PrecisionDiagnoser.Hint,
    ];

    public static string? Hint(Evidence evidence) => All.Select(diagnose => diagnose(evidence)).FirstOrDefault(hint => hint is not null);
}
