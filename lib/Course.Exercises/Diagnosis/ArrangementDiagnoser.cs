using Course.Exercises.Answers;
using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>The right numbers stand in the wrong places: transposed, in reverse, or in another order.</summary>
internal static class ArrangementDiagnoser
{
    public static string? Hint(Evidence evidence)
    {
        Observation[] several = [.. evidence.Ordinary.Where(seen => seen.Expected.Values.Distinct().Count() > 1)];
        if (several.Length == 0)
            return null;
        if (several.All(seen => seen.Expected.Rows == seen.Expected.Columns && Matches(seen, Transposed(seen.Expected))))
            return $"Your {evidence.Part} is transposed: rows and columns are exchanged.";
        if (several.All(seen => Matches(seen, [.. seen.Expected.Values.Reverse()])))
            return $"Your {evidence.Part} holds the right numbers in reverse order.";
        return several.All(seen => seen.Actual.Values.Order().Zip(seen.Expected.Values.Order()).All(pair => Numbers.AreClose(pair.First, pair.Second, seen.Tolerance)))
            ? $"Your {evidence.Part} holds the right numbers in the wrong places: look at the order, row by row against column by column."
            : null;
    }

    private static bool Matches(Observation seen, double[] values)
        => seen.Actual.Values.Zip(values).All(pair => Numbers.AreClose(pair.First, pair.Second, seen.Tolerance));

    private static double[] Transposed(Numbers square)
        => [.. Enumerable.Range(0, square.Values.Length).Select(index => square[index / square.Rows, index % square.Rows])];
}
