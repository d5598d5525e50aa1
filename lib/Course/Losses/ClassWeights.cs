namespace Course;

/// <summary>How much each class counts in a cross-entropy: more than 1 for a rare class, so that the network does not learn to overlook it.</summary>
public static class ClassWeights
{
    /// <summary>N / (K · N_c) for each of the K classes: as if all were equally frequent, with a mean weight of 1 over the samples.</summary>
    /// <param name="classCounts">How many samples each class has, such as <c>dataset.ClassCounts</c>.</param>
    /// <exception cref="ArgumentException">A class has no sample.</exception>
    public static double[] Balanced(IReadOnlyList<int> classCounts)
    {
        double samples = classCounts.Sum();
        if (classCounts.Any(count => count < 1))
            throw new ArgumentException($"Every class needs at least one sample, got counts {string.Join(", ", classCounts)}.");
        return [.. classCounts.Select(count => samples / (classCounts.Count * count))];
    }

    internal static IReadOnlyList<double>? Require(IReadOnlyList<double>? weights, string loss, int? count = null)
    {
        if (weights is null) return null;
        if (weights.Count != (count ?? weights.Count))
            throw new ArgumentException($"{loss} needs {count} class weights, one for each class, got {weights.Count}.");
        if (weights.Any(weight => weight is not (> 0 and < double.PositiveInfinity)))
            throw new ArgumentException($"{loss}: class weights are positive numbers, got {string.Join(", ", weights)}.");
        return [.. weights];
    }
}
