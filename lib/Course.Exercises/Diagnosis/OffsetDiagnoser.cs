using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>The result is the right one plus a constant: counting that starts at 1, a term left out.</summary>
internal static class OffsetDiagnoser
{
    public static string? Hint(Evidence evidence)
    {
        double[] offsets = [.. evidence.Ordinary.SelectMany(seen => seen.Actual.Values.Zip(seen.Expected.Values, (came, wanted) => came - wanted))];
        if (offsets.Length < 2 || offsets.Any(offset => Math.Abs(offset - offsets[0]) > 1e-9) || Math.Abs(offsets[0]) < 1e-6)
            return null;
        string direction = offsets[0] > 0 ? "large" : "small";
        return Math.Abs(Math.Abs(offsets[0]) - 1) < 1e-9
            ? $"Your {evidence.Part} is always one too {direction}: off by one. In C#, counting starts at 0."
            : $"Your {evidence.Part} is always too {direction} by the same amount, {Math.Abs(offsets[0]):G4}: a term that does not depend on the input is missing or too much.";
    }
}
