using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

public static partial class ElementWise
{
    /// <summary>result = tanh x.</summary>
    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(TanhFunction<T>), x, result);

    /// <summary>result = dA (1 − a²): backwards through a = tanh z.</summary>
    public static void TanhGradient<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(TanhGradientFunction<T>), a, dA, result);

    internal readonly struct TanhFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            VectorMath<T, TVector, TWidth>.Tanh(x);
    }

    internal readonly struct TanhGradientFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            TWidth.Multiply(y, TWidth.Subtract(VectorMath<T, TVector, TWidth>.Constant(1), TWidth.Multiply(x, x)));
    }
}
