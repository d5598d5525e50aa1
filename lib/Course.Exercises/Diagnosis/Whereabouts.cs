using Course.Exercises.Answers;
using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>Says where a result differs when no diagnoser knows why: on which inputs, in which row, in which direction.</summary>
internal static class Whereabouts
{
    public static string Of(Evidence evidence)
    {
        Observation[] wrong = [.. evidence.Observations.Where(seen => !seen.IsRight)];
        Observation seen = wrong[0];
        string inputs = wrong.Length == evidence.Observations.Count ? "" : $" on {wrong.Length} of {evidence.Observations.Count} inputs";
        int[] places = [.. Enumerable.Range(0, seen.Expected.Values.Length)
            .Where(index => !Numbers.AreClose(seen.Actual.Values[index], seen.Expected.Values[index], seen.Tolerance))];
        string entries = seen.Expected.Values.Length == 1 ? "" : $"; {places.Length} of its {seen.Expected.Values.Length} entries differ";
        string direction = places.All(index => seen.Actual.Values[index] > seen.Expected.Values[index]) ? "too large"
            : places.All(index => seen.Actual.Values[index] < seen.Expected.Values[index]) ? "too small" : "different from what it should be";
        string example = evidence.Observations.Count == 1 ? "" : $" (for example {seen.Case.Description}{entries})";
        return $"Your {evidence.Part} is {direction}{inputs}{example}.";
    }
}
