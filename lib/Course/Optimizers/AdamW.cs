using System.Numerics;
using System.Numerics.Tensors;

namespace Course;

/// <summary>
/// Adam with weight decay kept apart from the gradient: <c>w ← (1 − η λ) w</c>, then a step of <see cref="Adam{T}"/>.
/// As in PyTorch every parameter decays, biases included.
/// </summary>
/// <remarks>I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", ICLR 2019.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AdamW<T> : Adam<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double weightDecay;

    /// <summary>With weight decay λ and the rest as in <see cref="Adam{T}"/>.</summary>
    public AdamW(double learningRate = 0.001, double weightDecay = 0.01, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate, beta1, beta2, epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weightDecay);
        this.weightDecay = weightDecay;
    }

    /// <inheritdoc/>
    protected override void Update(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> scratch)
    {
        TensorPrimitives.Multiply(w, T.CreateTruncating(1 - LearningRate * weightDecay), w);
        base.Update(w, g, m, v, scratch);
    }
}
