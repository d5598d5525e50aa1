namespace Course;

/// <summary>What a <see cref="GradientCheck"/> found.</summary>
public sealed class GradientCheckResult
{
    internal GradientCheckResult(IReadOnlyList<GradientComparison> comparisons)
    {
        Comparisons = comparisons;
        var norms = comparisons.GroupBy(comparison => comparison.Parameter).Select(group => (group.Key,
            Difference: Norm(group.Select(comparison => comparison.Backpropagated - comparison.Measured)),
            Size: Norm(group.Select(comparison => comparison.Backpropagated)) + Norm(group.Select(comparison => comparison.Measured)))).ToArray();
        // Of a gradient that is zero, or next to it beside the others, differences measure nothing but rounding.
        double floor = Math.Max(1e-3 * norms.Max(norm => norm.Size), double.Epsilon);
        ByParameter = norms.ToDictionary(norm => norm.Key, norm => NotANumberIsWrong(norm.Difference / Math.Max(norm.Size, floor)));
    }

    /// <summary>Every entry of every parameter, and of the inputs if they were asked for.</summary>
    public IReadOnlyList<GradientComparison> Comparisons { get; }

    /// <summary>The entry with the largest relative error.</summary>
    public GradientComparison Worst => Comparisons.MaxBy(comparison => NotANumberIsWrong(comparison.RelativeError))!;

    /// <summary>The largest relative error of a single entry.</summary>
    public double WorstRelativeError => Worst.RelativeError;

    /// <summary>For each parameter ‖a − b‖ / (‖a‖ + ‖b‖), the backpropagated against the measured gradient as a whole; the denominator is at least a thousandth of the largest one.</summary>
    public IReadOnlyDictionary<string, double> ByParameter { get; }

    /// <summary>The largest of <see cref="ByParameter"/>. Below 1e-7 in double precision the gradient is right; above 1e-3 it is wrong.</summary>
    public double RelativeError => ByParameter.Values.Max();

    /// <summary>How many entries agree, and where the worst is.</summary>
    public override string ToString() => $"{Comparisons.Count} derivatives compared; relative error {RelativeError:0.#e+0}; "
        + $"worst single entry {Worst.Parameter}[{Worst.Row}, {Worst.Column}]: backpropagated {Worst.Backpropagated:G6}, measured {Worst.Measured:G6}";

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));

    private static double NotANumberIsWrong(double error) => double.IsNaN(error) ? double.PositiveInfinity : error;
}
