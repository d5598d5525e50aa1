using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// The article's form of cross-entropy, for a network whose last layer is a <see cref="Sigmoid{T}"/>: <c>−t log p − (1 − t) log(1 − p)</c>
/// with gradient <c>((1 − t)/(1 − p) − t/p) / N</c>, the mean over N samples, the k outputs of each added up.
/// </summary>
/// <remarks>
/// A sure and wrong answer, p rounded to exactly 0 or 1, costs infinity, as the formula says; training then stops and says why.
/// <see cref="BinaryCrossEntropy{T}"/> on logits computes the same without that fault.
/// </remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BinaryCrossEntropyOnProbabilities<T> : Loss<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The outputs themselves, copied: they are probabilities already.</summary>
    public override Matrix<T> Link(Matrix<T> outputs) => outputs.Clone();

    /// <inheritdoc/>
    protected override double Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> gradient, int rows)
    {
        T samples = T.CreateTruncating(outputs.Length / rows);
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            T p = outputs[i], yes = targets[i], no = T.One - yes, loss = T.Zero, slope = T.Zero;
            if (yes != T.Zero) (loss, slope) = (loss - yes * T.Log(p), slope - yes / p);                        // 0 · log 0 counts as 0
            if (no != T.Zero) (loss, slope) = (loss - no * T.Log(T.One - p), slope + no / (T.One - p));
            sum += double.CreateTruncating(loss);
            gradient[i] = slope / samples;
        }

        return sum * rows / outputs.Length;
    }
}
