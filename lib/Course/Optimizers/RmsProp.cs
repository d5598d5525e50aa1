using System.Numerics;
using System.Numerics.Tensors;

namespace Course;

/// <summary>Divides each gradient by its own recent size: <c>s ← α s + (1 − α) g²</c>, <c>w ← w − η g / (√s + ε)</c>.</summary>
/// <remarks>G. Hinton, "Neural Networks for Machine Learning", lecture 6, 2012.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class RmsProp<T> : Optimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T α, ε;

    /// <summary>With learning rate η, decay α of the average and ε against division by zero.</summary>
    public RmsProp(double learningRate = 0.01, double decay = 0.99, double epsilon = 1e-8) : base(learningRate)
        => (α, ε) = (T.CreateTruncating(RequireShare(decay, nameof(decay))), T.CreateTruncating(epsilon));

    /// <inheritdoc/>
    protected override int MemorySize => 1;

    /// <inheritdoc/>
    protected override void Update(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> scratch)
    {
        var s = m;
        TensorPrimitives.Multiply(g, g, scratch);
        TensorPrimitives.Lerp(s, scratch, T.One - α, s);                                    // s ← α s + (1 − α) g²
        TensorPrimitives.Sqrt(s, scratch);
        TensorPrimitives.Add(scratch, ε, scratch);
        TensorPrimitives.Divide(g, scratch, scratch);                                       // g / (√s + ε)
        TensorPrimitives.MultiplyAdd(scratch, T.CreateTruncating(-LearningRate), w, w);
    }
}
