using System.Numerics;
using Course.Simd;

namespace Course;

/// <summary>A rectifier that lets a little through: z above zero, <c>slope · z</c> elsewhere, so that no unit dies.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LeakyRelu<T> : Activation<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T slope;

    /// <summary>The slope for negative inputs, between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public LeakyRelu(double slope = 0.01)
    {
        if (slope is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(slope), slope, "The slope for negative inputs lies between 0 and 1; 0.01 is usual.");
        Slope = slope;
        this.slope = T.CreateTruncating(slope);
    }

    /// <summary>The slope for negative inputs.</summary>
    public double Slope { get; }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<T> z, Span<T> a)
        => ElementWise.LeakyRelu(z, slope, a);

    /// <inheritdoc/>
    public override void ApplyDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> dZ)
        => ElementWise.LeakyReluGradient(z, dA, slope, dZ);

    /// <inheritdoc/>
    public override string ToString() => $"LeakyRelu({Slope})";
}
