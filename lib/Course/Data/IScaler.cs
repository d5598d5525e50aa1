using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Brings features to a common scale and back. A scaler is fitted on the training part alone; the test part and new
/// samples are transformed with the training part's numbers.
/// </summary>
public interface IScaler<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>m, the number of features it was fitted on.</summary>
    int FeatureCount { get; }

    /// <summary>N, the number of samples it was fitted on.</summary>
    int SampleCount { get; }

    /// <summary>Scales features (m×N′).</summary>
    Matrix<T> Transform(Matrix<T> features);

    /// <summary>Brings scaled features (m×N′) back to their own units.</summary>
    Matrix<T> InverseTransform(Matrix<T> scaled);

    /// <summary>The same samples with scaled features.</summary>
    Dataset<T> Transform(Dataset<T> samples);
}
