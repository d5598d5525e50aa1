using System.Numerics;
using Course.Simd;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>The mean of <c>(y − t)²</c> over all k·N entries; its gradient is <c>2 (y − t) / (k N)</c>.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class MeanSquaredError<T> : Loss<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The outputs themselves, copied.</summary>
    public override Matrix<T> Link(Matrix<T> outputs) => outputs.Clone();

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> gradient, int rows)
    {
        double sum = double.CreateTruncating(Reduction.SumOfSquaredDifferences(outputs, targets));
        ElementWise.ScaledDifference(outputs, targets, T.CreateTruncating(2.0 / outputs.Length), gradient);     // 2 (y − t) / (k N)
        return sum / outputs.Length;
    }
}
