using System.Numerics;
using Course.Simd;

namespace Course;

/// <summary>Gradient descent, stochastic when the gradient is that of a mini-batch: <c>w ← w − η g</c>.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Sgd<T> : Optimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>With learning rate η.</summary>
    public Sgd(double learningRate = 0.1) : base(learningRate)
    {
    }

    /// <inheritdoc/>
    protected override int MemorySize => 0;

    /// <inheritdoc/>
    protected override void Update(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> scratch)
        => ElementWise.AddScaled(g, T.CreateTruncating(-LearningRate), w);                      // w − η g
}
