using System.Numerics;
using Course.Simd;

namespace Course;

/// <summary>The hyperbolic tangent, between −1 and 1; <c>tanh′ = 1 − tanh²</c>.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Tanh<T> : Activation<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<T> z, Span<T> a) => ElementWise.Tanh(z, a);

    /// <inheritdoc/>
    public override void ApplyDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> dZ)
        => ElementWise.TanhGradient(a, dA, dZ);         // dA ⊙ (1 − A ⊙ A)
}
