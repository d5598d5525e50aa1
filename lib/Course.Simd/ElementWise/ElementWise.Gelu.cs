using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

public static partial class ElementWise
{
    /// <summary>result = x Φ(x) with the standard normal distribution function Φ: the exact Gaussian error linear unit (Hendrycks and Gimpel, arXiv:1606.08415).</summary>
    public static void Gelu<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(GeluFunction<T>), x, result);

    /// <summary>result = dA (Φ(z) + z φ(z)): backwards through a = z Φ(z).</summary>
    public static void GeluGradient<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> dA, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(GeluGradientFunction<T>), z, dA, result);

    // Infinity times a probability of zero would be NaN: x is held where tail and density have long been zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Held<T, TVector, TWidth>(TVector x)
        where T : unmanaged
        where TVector : unmanaged
        where TWidth : struct, IVectorWidth<T, TVector> =>
        TWidth.AtMost(VectorMath<T, TVector, TWidth>.Constant(40), TWidth.AtLeast(VectorMath<T, TVector, TWidth>.Constant(-40), x));

    internal readonly struct GeluFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector>
        {
            // Φ(x) is 1 − tail for positive x, and the tail itself for negative.
            var tail = VectorMath<T, TVector, TWidth>.NormalTail(x, out _);
            var part = TWidth.Multiply(Held<T, TVector, TWidth>(x), tail);
            return TWidth.Select(TWidth.IsGreater(x, TWidth.Zero), TWidth.Subtract(x, part), part);
        }
    }

    internal readonly struct GeluGradientFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector>
        {
            var tail = VectorMath<T, TVector, TWidth>.NormalTail(x, out var density);
            var distribution = TWidth.Select(TWidth.IsGreater(x, TWidth.Zero), TWidth.Subtract(VectorMath<T, TVector, TWidth>.Constant(1), tail), tail);

            return TWidth.Multiply(y, TWidth.MultiplyAdd(Held<T, TVector, TWidth>(x), density, distribution));
        }
    }
}
