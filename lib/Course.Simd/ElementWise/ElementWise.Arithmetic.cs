using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

public static partial class ElementWise
{
    /// <summary>sum = sum + factor · x, each rounded once (the BLAS calls it axpy): a step of gradient descent with factor −η.</summary>
    public static void AddScaled<T>(ReadOnlySpan<T> x, T factor, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new AddScaledFunction<T>(factor), x, sum, sum);

    /// <summary>result = scale · (x − y): the gradient of a squared error.</summary>
    public static void ScaledDifference<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T scale, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new ScaledDifferenceFunction<T>(scale), x, y, result);

    internal readonly struct AddScaledFunction<T>(T factor) : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            TWidth.MultiplyAdd(x, TWidth.Broadcast(factor), y);
    }

    internal readonly struct ScaledDifferenceFunction<T>(T scale) : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            TWidth.Multiply(TWidth.Broadcast(scale), TWidth.Subtract(x, y));
    }
}
