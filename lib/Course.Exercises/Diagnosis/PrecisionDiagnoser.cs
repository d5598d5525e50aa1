using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>The result is nearly right: rounded, clipped, computed with single precision or with an epsilon too many.</summary>
internal static class PrecisionDiagnoser
{
    public static string? Hint(Evidence evidence)
    {
        if (evidence.Observations.Any(seen => !seen.HasRightShape))
            return null;
        double worst = evidence.Observations.SelectMany(seen => seen.Actual.Values.Zip(seen.Expected.Values,
            (came, wanted) => Math.Abs(came - wanted) / Math.Max(1, Math.Abs(wanted)))).Max();
        return worst < 1e-2
            ? $"Your {evidence.Part} is nearly right, but differs by up to {worst:0.0e+0}, more than rounding explains: "
                + "is something rounded or clipped, is a small constant added, or is the formula only an approximation?"
            : null;
    }
}
