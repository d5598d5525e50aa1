using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

public static partial class ElementWise
{
    /// <summary>result = σ(x) = 1 / (1 + e⁻ˣ).</summary>
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(SigmoidFunction<T>), x, result);

    /// <summary>result = dA · a (1 − a): backwards through a = σ(z).</summary>
    public static void SigmoidGradient<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(SigmoidGradientFunction<T>), a, dA, result);

    internal readonly struct SigmoidFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            VectorMath<T, TVector, TWidth>.Sigmoid(x);
    }

    internal readonly struct SigmoidGradientFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            TWidth.Multiply(y, TWidth.Multiply(x, TWidth.Subtract(VectorMath<T, TVector, TWidth>.Constant(1), x)));
    }
}
