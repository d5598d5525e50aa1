using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>The answer is right on ordinary inputs and wrong only on an extreme one.</summary>
internal static class EdgeDiagnoser
{
    public static string? Hint(Evidence evidence)
    {
        bool ordinaryRight = evidence.Observations.Any(seen => !seen.Case.IsEdge) && evidence.Observations.All(seen => seen.IsRight || seen.Case.IsEdge);
        return ordinaryRight
            ? $"Nearly there: your {evidence.Part} is right on ordinary inputs, but not for {evidence.Observations.First(seen => !seen.IsRight).Case.Description}."
            : null;
    }
}
