using System.Numerics;
using Course.Simd;

namespace Course;

/// <summary>The rectifier <c>max(z, 0)</c>. Its slope is 1 above zero and 0 elsewhere, at zero too.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Relu<T> : Activation<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<T> z, Span<T> a) => ElementWise.Relu(z, a);

    /// <inheritdoc/>
    public override void ApplyDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> dZ)
        => ElementWise.ReluGradient(z, dA, dZ);
}
