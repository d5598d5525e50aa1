using System.Numerics;
using System.Numerics.Tensors;

namespace Course;

/// <summary>Momentum that looks ahead to where its velocity is about to carry it: <c>v ← μ v + g</c>, <c>w ← w − η (g + μ v)</c>.</summary>
/// <remarks>Y. Nesterov, 1983; in the form of I. Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Nesterov<T> : Optimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T μ;

    /// <summary>With learning rate η and momentum μ.</summary>
    public Nesterov(double learningRate = 0.01, double momentum = 0.9) : base(learningRate)
        => μ = T.CreateTruncating(RequireShare(momentum, nameof(momentum)));

    /// <inheritdoc/>
    protected override int MemorySize => 1;

    /// <inheritdoc/>
    protected override void Update(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> scratch)
    {
        var velocity = m;
        TensorPrimitives.MultiplyAdd(velocity, μ, g, velocity);                             // v ← μ v + g
        TensorPrimitives.MultiplyAdd(velocity, μ, g, scratch);                              // g + μ v
        TensorPrimitives.MultiplyAdd(scratch, T.CreateTruncating(-LearningRate), w, w);     // w ← w − η (g + μ v)
    }
}
