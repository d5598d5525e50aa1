using System.Numerics;
using System.Numerics.Tensors;

namespace Course;

/// <summary>Gradient descent with the inertia of a rolling ball: <c>v ← μ v + g</c>, <c>w ← w − η v</c>.</summary>
/// <remarks>B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Momentum<T> : Optimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T μ;

    /// <summary>With learning rate η and momentum μ.</summary>
    public Momentum(double learningRate = 0.01, double momentum = 0.9) : base(learningRate)
        => μ = T.CreateTruncating(RequireShare(momentum, nameof(momentum)));

    /// <inheritdoc/>
    protected override int MemorySize => 1;

    /// <inheritdoc/>
    protected override void Update(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> scratch)
    {
        var velocity = m;
        TensorPrimitives.MultiplyAdd(velocity, μ, g, velocity);                             // v ← μ v + g
        TensorPrimitives.MultiplyAdd(velocity, T.CreateTruncating(-LearningRate), w, w);    // w ← w − η v
    }
}
