using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

public static partial class ElementWise
{
    /// <summary>result = eˣ: 0 where it is below half the smallest number there is, infinity where it is above the largest.</summary>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(ExpFunction<T>), x, result);

    /// <summary>result = log x, the natural logarithm: −∞ of 0, NaN of negative numbers.</summary>
    public static void Log<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(LogFunction<T>), x, result);

    /// <summary>result = log(1 + eˣ), which never overflows; −log σ(x) is the softplus of −x.</summary>
    public static void Softplus<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(SoftplusFunction<T>), x, result);

    /// <summary>
    /// result = log(1 + eᶻ) − t z: what a logit z costs when the truth is t (0, 1 or between), −t log σ(z) − (1 − t) log(1 − σ(z)) in a form that neither
    /// overflows nor takes the log of zero. Its derivative by z is σ(z) − t.
    /// </summary>
    public static void LogisticLoss<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> t, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(default(LogisticLossFunction<T>), z, t, result);

    internal readonly struct ExpFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            VectorMath<T, TVector, TWidth>.Exp(x);
    }

    internal readonly struct LogFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            VectorMath<T, TVector, TWidth>.Log(x);
    }

    internal readonly struct SoftplusFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            VectorMath<T, TVector, TWidth>.Softplus(x);
    }

    internal readonly struct LogisticLossFunction<T> : IElementFunction<T>
        where T : unmanaged
    {
        public static int Inputs => 2;

        // max(z, 0) − t z is exactly zero for a right and certain answer, and so leaves the small logarithm whole.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TVector, TWidth>(TVector x, TVector y)
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> =>
            TWidth.Add(
                TWidth.Subtract(TWidth.AtLeast(TWidth.Zero, x), TWidth.Multiply(x, y)),
                VectorMath<T, TVector, TWidth>.LogOnePlusExpOfMinusMagnitude(x));
    }
}
