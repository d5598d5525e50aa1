using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    {
        TensorPrimitives.Multiply(z, slope, a);
        TensorPrimitives.Max(z, a, a);
    }

    /// <inheritdoc/>
    public override void ApplyDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> dZ)
        => Rectify(z, dA, slope, dZ);

    /// <inheritdoc/>
    public override string ToString() => $"LeakyRelu({Slope})";

    /// <summary>dZ = dA where z is above zero, slope · dA elsewhere: chosen without a branch, since the signs cannot be predicted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Rectify(ReadOnlySpan<T> z, ReadOnlySpan<T> dA, T slope, Span<T> dZ)
    {
        ReadOnlySpan<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z), gradients = MemoryMarshal.Cast<T, Vector<T>>(dA);
        var results = MemoryMarshal.Cast<T, Vector<T>>(dZ);
        for (int i = 0; i < results.Length; i++)
            results[i] = Vector.ConditionalSelect(Vector.GreaterThan(zs[i], Vector<T>.Zero), gradients[i], slope * gradients[i]);
        for (int i = results.Length * Vector<T>.Count; i < dZ.Length; i++)
            dZ[i] = z[i] > T.Zero ? dA[i] : slope * dA[i];
    }
}
