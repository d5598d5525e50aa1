using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Standardisation: z = (x − μ) / σ gives every feature mean 0 and standard deviation 1. σ is that of the population
/// (divided by N, as in scikit-learn). A feature that is always the same keeps the scale 1 and becomes 0.
/// </summary>
public sealed class StandardScaler<T> : AffineScaler<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>A scaler with known numbers, such as one that was saved.</summary>
    public StandardScaler(Vector<T> mean, Vector<T> standardDeviation, int sampleCount)
        : base(mean.ToArray(), [.. standardDeviation.Select(σ => σ == T.Zero ? T.One : σ)], sampleCount) =>
        (Mean, StandardDeviation) = (mean, standardDeviation);

    /// <summary>μ of each feature (m numbers).</summary>
    public Vector<T> Mean { get; }

    /// <summary>σ of each feature (m numbers); 0 for a constant one.</summary>
    public Vector<T> StandardDeviation { get; }

    /// <summary>Measures mean and standard deviation of features m×N: those of the training part, and of no other.</summary>
    public static StandardScaler<T> Fit(Matrix<T> features)
    {
        int rows = features.RowCount, samples = features.ColumnCount;
        var values = features.Values();
        double[] mean = new double[rows], variance = new double[rows];
        for (int j = 0; j < samples; j++)
        {
            var sample = values.Slice(j * rows, rows);
            RequireFinite(sample, j);
            for (int i = 0; i < rows; i++)
                mean[i] += double.CreateChecked(sample[i]) / samples;
        }

        for (int j = 0; j < samples; j++)
        {
            var sample = values.Slice(j * rows, rows);
            for (int i = 0; i < rows; i++)
            {
                double deviation = double.CreateChecked(sample[i]) - mean[i];
                variance[i] += deviation * deviation / samples;
            }
        }

        return new(Vector<T>.Build.Dense(rows, i => T.CreateChecked(mean[i])),
            Vector<T>.Build.Dense(rows, i => T.CreateChecked(IsConstant(mean[i], variance[i], samples) ? 0 : Math.Sqrt(variance[i]))),
            samples);
    }

    /// <summary>In one line: what it does and what it was fitted on.</summary>
    public override string ToString() => $"StandardScaler: (x − μ) / σ, fitted on {FeatureCount} features of {SampleCount} samples";

    // A spread within the rounding errors of the mean is none: dividing by it would blow noise up to 1.
    private static bool IsConstant(double mean, double variance, int samples)
    {
        const double roundingUnit = 2.220446049250313e-16;
        double meanError = samples * mean * roundingUnit;
        return variance <= samples * roundingUnit * variance + meanError * meanError;
    }
}
