namespace Course;

/// <summary>What a <see cref="GradientCheck"/> found.</summary>
public sealed class GradientCheckResult
{
    internal GradientCheckResult(IReadOnlyList<GradientComparison> comparisons) => Comparisons = comparisons;

    /// <summary>Every entry of every parameter.</summary>
    public IReadOnlyList<GradientComparison> Comparisons { get; }

    /// <summary>The entry with the largest relative error.</summary>
    public GradientComparison Worst => Comparisons.MaxBy(comparison => comparison.RelativeError)!;

    /// <summary>The largest relative error of a single entry.</summary>
    public double WorstRelativeError => Worst.RelativeError;

    /// <summary>For each parameter ‖a − b‖ / (‖a‖ + ‖b‖): the backpropagated against the measured gradient as a whole.</summary>
    public IReadOnlyDictionary<string, double> ByParameter => Comparisons.GroupBy(comparison => comparison.Parameter).ToDictionary(group => group.Key, group =>
    {
        double difference = Norm(group.Select(comparison => comparison.Backpropagated - comparison.Measured));
        double size = Norm(group.Select(comparison => comparison.Backpropagated)) + Norm(group.Select(comparison => comparison.Measured));
        return size == 0 ? 0 : difference / size;
    });

    /// <summary>The largest of <see cref="ByParameter"/>. Below 1e-7 in double precision the gradient is right; above 1e-3 it is wrong.</summary>
    public double RelativeError => ByParameter.Values.Max();

    /// <summary>How many entries agree, and where the worst is.</summary>
    public override string ToString() => $"{Comparisons.Count} derivatives compared; relative error {RelativeError:0.#e+0}; "
        + $"worst single entry {Worst.Parameter}[{Worst.Row}, {Worst.Column}]: backpropagated {Worst.Backpropagated:G6}, measured {Worst.Measured:G6}";

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
