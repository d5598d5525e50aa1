using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

public static partial class ElementWise
{
    /// <summary>result = max(x, 0); NaN stays NaN.</summary>
    public static void Relu<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(ReluFunction<T>), x, result);

    /// <summary>result = dA where z &gt; 0, else 0: backwards through the rectifier.</summary>
    public static void ReluGradient<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> dA, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(ReluGradientFunction<T>), z, dA, result);

    /// <summary>result = x where x &gt; 0, else slope · x.</summary>
    public static void LeakyRelu<T>(ReadOnlySpan<T> x, T slope, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new LeakyReluFunction<T>(slope), x, x, result);

    /// <summary>result = dA where z &gt; 0, else slope · dA: backwards through the leaky rectifier.</summary>
    public static void LeakyReluGradient<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> dA, T slope, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new LeakyReluFunction<T>(slope), z, dA, result);

    internal readonly struct ReluFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            TWidth.AtLeast(TWidth.Zero, x);
    }

    internal readonly struct ReluGradientFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            TWidth.And(TWidth.IsGreater(x, TWidth.Zero), y);
    }

    internal readonly struct LeakyReluFunction<T>(T slope) : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            TWidth.Select(TWidth.IsGreater(x, TWidth.Zero), y, TWidth.Multiply(TWidth.Broadcast(slope), y));
    }
}
