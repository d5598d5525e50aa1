using System.Numerics;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>A scaler that subtracts an offset from every feature and divides by a scale: x′ = (x − offset) / scale.</summary>
public abstract class AffineScaler<T> : IScaler<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] offset, scale;

    private protected AffineScaler(T[] offset, T[] scale, int sampleCount) =>
        (this.offset, this.scale, SampleCount) = (offset, scale, sampleCount);

    /// <inheritdoc/>
    public int FeatureCount => offset.Length;

    /// <inheritdoc/>
    public int SampleCount { get; }

    /// <inheritdoc/>
    public Matrix<T> Transform(Matrix<T> features) => MapColumns(features, (x, result) =>
    {
        TensorPrimitives.Subtract(x, offset, result);
        TensorPrimitives.Divide(result, scale, result);
    });

    /// <inheritdoc/>
    public Matrix<T> InverseTransform(Matrix<T> scaled) => MapColumns(scaled, (x, result) =>
    {
        TensorPrimitives.Multiply(x, scale, result);
        TensorPrimitives.Add(result, offset, result);
    });

    /// <inheritdoc/>
    public Dataset<T> Transform(Dataset<T> samples) => samples.WithFeatures(Transform(samples.Features));

    private protected static void RequireFinite(ReadOnlySpan<T> sample, int number)
    {
        for (int i = 0; i < sample.Length; i++)
        {
            if (!T.IsFinite(sample[i]))
                throw new ArgumentException($"Feature {i} of sample {number} is {sample[i]}: a scaler is fitted on finite numbers; fill missing values in or drop their samples first.");
        }
    }

    private Matrix<T> MapColumns(Matrix<T> matrix, ColumnMap map)
    {
        int rows = FeatureCount;
        if (matrix.RowCount != rows)
        {
            throw new ArgumentException($"This scaler was fitted on {rows} features, got {matrix.RowCount}×{matrix.ColumnCount}. Samples are columns"
                + (matrix.ColumnCount == rows ? "; did you mean X.Transpose()?" : "."));
        }

        var source = matrix.Values();
        var result = new T[source.Length];
        for (int start = 0; start < result.Length; start += rows)
            map(source.Slice(start, rows), result.AsSpan(start, rows));
        return Matrix<T>.Build.Dense(rows, matrix.ColumnCount, result);
    }

    private delegate void ColumnMap(ReadOnlySpan<T> column, Span<T> result);
}
