using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Course.Simd;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Cross-entropy of yes-or-no targets t (0, 1 or between) against logits z, the outputs <em>before</em> the sigmoid, which this loss contains:
/// <c>−t log σ(z) − (1 − t) log(1 − σ(z)) = max(z, 0) − z t + log(1 + e^−|z|)</c>. The form on the right never overflows and never takes the log of zero.
/// Its gradient is <c>(σ(z) − t) / N</c>: the slope of the sigmoid cancels.
/// </summary>
/// <remarks>
/// The mean is over the N samples, and the k outputs of each are added up (PyTorch divides by k·N; the same for k = 1).
/// With class weights an entry weighs <c>w = w₀ (1 − t) + w₁ t</c>, and the mean divides by Σ w / k in place of N.
/// </remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BinaryCrossEntropy<T> : Loss<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T negativeWeight = T.One, extraPositiveWeight = T.Zero;

    /// <summary>Classes 0 and 1 weigh the same unless <paramref name="classWeights"/> gives two weights.</summary>
    /// <exception cref="ArgumentException">There are not two of them, or one is not a positive number.</exception>
    public BinaryCrossEntropy(IReadOnlyList<double>? classWeights = null)
    {
        Weights = ClassWeights.Require(classWeights, "BinaryCrossEntropy", 2);
        if (Weights is null) return;
        negativeWeight = T.CreateTruncating(Weights[0]);
        extraPositiveWeight = T.CreateTruncating(Weights[1] - Weights[0]);
    }

    /// <summary>w₀ and w₁, or null if both classes weigh the same.</summary>
    public IReadOnlyList<double>? Weights { get; }

    /// <summary>The probabilities σ(z).</summary>
    public override Matrix<T> Link(Matrix<T> outputs)
    {
        var probabilities = Matrix<T>.Build.Dense(outputs.RowCount, outputs.ColumnCount);
        ElementWise.Sigmoid(outputs.Entries(), probabilities.Entries());
        return probabilities;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override double Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> gradient, int rows)
    {
        int length = outputs.Length;
        var scratch = Scratch(2 * length);
        Span<T> each = scratch[..length], weight = scratch[length..];
        ElementWise.LogisticLoss(outputs, targets, each);                           // max(z, 0) − z t + log(1 + e^−|z|)
        ElementWise.Sigmoid(outputs, gradient);
        double scale = (double)rows / length;                                       // 1 / N
        if (Weights is null)
        {
            ElementWise.ScaledDifference(gradient, targets, T.CreateTruncating(scale), gradient);       // (σ(z) − t) / N
            return scale * double.CreateTruncating(Reduction.Sum<T>(each));
        }

        TensorPrimitives.Multiply(targets, extraPositiveWeight, weight);
        TensorPrimitives.Add(weight, negativeWeight, weight);                       // w₀ (1 − t) + w₁ t
        scale = rows / double.CreateTruncating(Reduction.Sum<T>(weight));
        ElementWise.ScaledDifference(gradient, targets, T.CreateTruncating(scale), gradient);
        TensorPrimitives.Multiply(gradient, weight, gradient);
        return scale * double.CreateTruncating(Reduction.Dot<T>(each, weight));
    }

    /// <inheritdoc/>
    protected internal override void RequireTargets(Matrix<T> targets)
    {
        foreach (T t in targets.Entries())
            if (t < T.Zero || t > T.One)
                throw new ArgumentException($"{this} needs targets between 0 and 1 but met {t}: write no as 0 and yes as 1; class numbers go through OneHot.Encode.");
    }
}
