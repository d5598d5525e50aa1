using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Normalisation: x′ = (x − min) / (max − min) brings every feature into [0, 1], or into another interval.
/// Samples it was not fitted on may lie outside. A feature that is always the same goes to the interval's lower end.
/// </summary>
public sealed class MinMaxScaler<T> : AffineScaler<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>A scaler with known numbers, such as one that was saved.</summary>
    public MinMaxScaler(Vector<T> minimum, Vector<T> maximum, int sampleCount, double lower = 0, double upper = 1)
        : base([.. minimum.Zip(maximum, (low, high) => low - T.CreateChecked(lower) * Scale(low, high, lower, upper))],
               [.. minimum.Zip(maximum, (low, high) => Scale(low, high, lower, upper))], sampleCount) =>
        (Minimum, Maximum, Lower, Upper) = (minimum, maximum, lower, upper);

    /// <summary>The smallest value of each feature (m numbers).</summary>
    public Vector<T> Minimum { get; }

    /// <summary>The largest value of each feature (m numbers).</summary>
    public Vector<T> Maximum { get; }

    /// <summary>Where the minimum goes.</summary>
    public double Lower { get; }

    /// <summary>Where the maximum goes.</summary>
    public double Upper { get; }

    /// <summary>Finds minimum and maximum of features m×N: those of the training part, and of no other.</summary>
    public static MinMaxScaler<T> Fit(Matrix<T> features, double lower = 0, double upper = 1)
    {
        if (!(lower < upper))
            throw new ArgumentException($"The interval to scale to must have lower < upper, got [{lower}, {upper}].");
        int rows = features.RowCount;
        var values = features.Values();
        T[] minimum = values[..rows].ToArray(), maximum = values[..rows].ToArray();
        for (int j = 0; j < features.ColumnCount; j++)
        {
            var sample = values.Slice(j * rows, rows);
            RequireFinite(sample, j);
            TensorPrimitives.Min(minimum, sample, minimum);
            TensorPrimitives.Max(maximum, sample, maximum);
        }

        return new(Vector<T>.Build.Dense(minimum), Vector<T>.Build.Dense(maximum), features.ColumnCount, lower, upper);
    }

    /// <summary>In one line: what it does and what it was fitted on.</summary>
    public override string ToString() => $"MinMaxScaler: to [{Lower}, {Upper}], fitted on {FeatureCount} features of {SampleCount} samples";

    private static T Scale(T low, T high, double lower, double upper) =>
        (low == high ? T.One : high - low) / T.CreateChecked(upper - lower);
}
