using System.Numerics;
using Course.Simd;

namespace Course;

/// <summary>The logistic function <c>σ(z) = 1 / (1 + e⁻ᶻ)</c>, between 0 and 1; <c>σ′ = σ (1 − σ)</c>.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Sigmoid<T> : Activation<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<T> z, Span<T> a) => ElementWise.Sigmoid(z, a);

    /// <inheritdoc/>
    public override void ApplyDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> dZ)
        => ElementWise.SigmoidGradient(a, dA, dZ);      // dA ⊙ A ⊙ (1 − A)
}
