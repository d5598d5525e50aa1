using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>
/// The result is the right one times a factor: the number of samples (sum instead of mean), −1, 2, a change of the logarithm's base,
/// N/(N − 1) (biased or unbiased), and so on.
/// </summary>
internal static class FactorDiagnoser
{
    private const double Tolerance = 1e-6;

    // What the ratio may be, and what that means. The first that fits all inputs is told.
    private static readonly IReadOnlyList<(double Factor, string Meaning)> Constants =
    [
        (-1, "has the wrong sign"),
        (2, "is twice too large: does a 2 cancel somewhere, or is something counted twice?"),
        (0.5, "is half of what it should be: is the 2 of a square's derivative, or of a 2 in the formula, missing?"),
        (-2, "is twice too large and has the wrong sign"),
        (-0.5, "is half of what it should be and has the wrong sign"),
        (100, "is 100 times too large: a fraction between 0 and 1 is wanted, not a percentage"),
        (1 / Math.Log(2), "was computed with the logarithm to base 2: the natural logarithm is meant"),
        (1 / Math.Log(10), "was computed with the logarithm to base 10: the natural logarithm is meant"),
    ];

    public static string? Hint(Evidence evidence)
    {
        (Observation Seen, double Ratio)[] ratios = [.. Ratios(evidence)];
        if (ratios.Length == 0 || ratios.Any(pair => double.IsNaN(pair.Ratio)) || ratios.All(pair => Same(pair.Ratio, 1)))
            return null;
        return OfConstant(evidence.Part, ratios) ?? OfSize(evidence.Part, ratios) ?? OfAnyConstant(evidence.Part, ratios);
    }

    private static string? OfConstant(string part, (Observation Seen, double Ratio)[] ratios)
        => Constants.Where(constant => ratios.All(pair => Same(pair.Ratio, constant.Factor)))
            .Select(constant => $"Your {part} {constant.Meaning}.").FirstOrDefault();

    private static string? OfSize(string part, (Observation Seen, double Ratio)[] ratios)
    {
        for (int size = 0; size < ratios[0].Seen.Sizes.Count; size++)
        {
            int index = size;
            // Told with the input on which it shows most, because "1 time too large with 1 sample" helps nobody.
            Size largest = ratios.Select(pair => pair.Seen.Sizes[index]).MaxBy(each => each.Count);
            string example = $"with {largest.Count} {largest.Name}";
            bool Fits(Func<double, double> factor) => ratios.All(pair => Same(pair.Ratio, factor(pair.Seen.Sizes[index].Count)));
            if (Fits(n => n))
                return $"Your {part} is {largest.Count} times too large {example}: did you divide by the number of {largest.Name}?";
            if (Fits(n => 1 / n))
                return $"Your {part} is {largest.Count} times too small {example}: is it divided by the number of {largest.Name} once too often?";
            if (Fits(n => -n))
                return $"Your {part} has the wrong sign and is {largest.Count} times too large {example}: did you divide by the number of {largest.Name}?";
            if (Fits(n => 2 * n))
                return $"Your {part} is {2 * largest.Count} times too large {example}: divide by the number of {largest.Name}, and look for a 2 that is too much.";
            if (Fits(n => n / 2))
                return $"Your {part} is {largest.Count / 2.0} times too large {example}: did you divide by the number of {largest.Name}, and is a factor 2 missing?";
            if (Fits(n => n / (n - 1)) || Fits(n => Math.Sqrt(n / (n - 1))) || Fits(n => (n - 1) / n) || Fits(n => Math.Sqrt((n - 1) / n)))
                return $"Your {part} is off by a little that shrinks as the data grow: N or N − 1? Look again at which of the two (number of {largest.Name}, or one less) the variance divides by.";
            if (Fits(Math.Sqrt) || Fits(n => 1 / Math.Sqrt(n)))
                return $"Your {part} is off by the square root of the number of {largest.Name}: look at what is divided before and what after the square root.";
        }

        return null;
    }

    private static string? OfAnyConstant(string part, (Observation Seen, double Ratio)[] ratios)
        => ratios.Length > 1 && ratios.All(pair => Same(pair.Ratio, ratios[0].Ratio))
            ? $"Your {part} is right up to a factor: always {Math.Abs(ratios[0].Ratio):G3} times what it should be{(ratios[0].Ratio < 0 ? ", with the wrong sign" : "")}."
            : null;

    // NaN where the entries have no common ratio; inputs on which everything is 0 say nothing.
    private static IEnumerable<(Observation Seen, double Ratio)> Ratios(Evidence evidence)
    {
        foreach (Observation seen in evidence.Ordinary)
        {
            double scale = seen.Expected.Values.Select(Math.Abs).DefaultIfEmpty().Max();
            if (scale == 0)
                continue;
            int pivot = Array.FindIndex(seen.Expected.Values, value => Math.Abs(value) == scale);
            double ratio = seen.Actual.Values[pivot] / seen.Expected.Values[pivot];
            bool common = seen.Expected.Values.Zip(seen.Actual.Values).All(pair =>
                Math.Abs(pair.Second - ratio * pair.First) <= Tolerance * scale * Math.Max(1, Math.Abs(ratio)));
            yield return (seen, common && double.IsFinite(ratio) && ratio != 0 ? ratio : double.NaN);
        }
    }

    private static bool Same(double ratio, double factor) => Math.Abs(ratio - factor) <= Tolerance * Math.Abs(factor);
}
