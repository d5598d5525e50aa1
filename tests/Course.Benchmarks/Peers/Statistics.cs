namespace Course.Benchmarks;

/// <summary>Middle and spread of a few numbers, neither of which a single outlier can move.</summary>
internal static class Statistics
{
    /// <summary>The number that as many lie below as above.</summary>
    public static double Median(IReadOnlyList<double> values) => Quantile(values, 0.5);

    /// <summary>The width of the middle half, as a share of the median.</summary>
    public static double Spread(IReadOnlyList<double> values) => (Quantile(values, 0.75) - Quantile(values, 0.25)) / Median(values);

    /// <summary>The number below which this share of the others lies.</summary>
    public static double Quantile(IReadOnlyList<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
