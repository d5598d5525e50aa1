using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Course.Simd;

/// <summary>
/// Sums over spans. They are taken in 64 bytes' worth of lanes (8 doubles, 16 floats), element i into lane i modulo that number, whatever the width of the
/// machine's vectors, and the lanes are then added in halves: the same bits everywhere, and far less rounding than one element after another.
/// </summary>
public static unsafe class Reduction
{
    /// <summary>Σ xᵢ.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Run<T, Plain>(x, x, InstructionSets.Best);

    /// <summary>Σ xᵢ².</summary>
    public static T SumOfSquares<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Run<T, Products>(x, x, InstructionSets.Best);

    /// <summary>Σ (xᵢ − yᵢ)².</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T SumOfSquaredDifferences<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Run<T, SquaredDifferences>(x, y, InstructionSets.Best);

    /// <summary>Σ xᵢ yᵢ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Run<T, Products>(x, y, InstructionSets.Best);

    /// <summary>The sum of the terms with the instruction set chosen by the caller.</summary>
    internal static T Run<T, TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, InstructionSet instructionSet)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, ITerm
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"These sums are for float and double, not for {typeof(T).Name}.");
        if (x.Length != y.Length) throw new ArgumentException($"The spans have {x.Length} and {y.Length} elements: they must be the same.");
        fixed (T* xs = x, ys = y)
        {
            return instructionSet switch
            {
                InstructionSet.Vector512 => Run<T, Vector512<T>, Width512<T>, TTerm>(xs, ys, x.Length),
                InstructionSet.Vector256 => Run<T, Vector256<T>, Width256<T>, TTerm>(xs, ys, x.Length),
                InstructionSet.Vector128 => Run<T, Vector128<T>, Width128<T>, TTerm>(xs, ys, x.Length),
                _ => RunOneByOne<T, TTerm>(xs, ys, x.Length),
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Run<T, TVector, TWidth, TTerm>(T* x, T* y, nint count)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : unmanaged
        where TWidth : struct, IVectorWidth<T, TVector>
        where TTerm : struct, ITerm
    {
        // One, two or four registers make up the 64 bytes; the JIT drops the others.
        nint lanes = 64 / sizeof(T), width = sizeof(TVector) / sizeof(T), i = 0;
        TVector sum0 = TWidth.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (; i <= count - lanes; i += lanes)
        {
            sum0 = TTerm.Add<T, TVector, TWidth>(sum0, x + i, y + i);
            if (sizeof(TVector) < 64) sum1 = TTerm.Add<T, TVector, TWidth>(sum1, x + i + width, y + i + width);
            if (sizeof(TVector) < 32) sum2 = TTerm.Add<T, TVector, TWidth>(sum2, x + i + 2 * width, y + i + 2 * width);
            if (sizeof(TVector) < 32) sum3 = TTerm.Add<T, TVector, TWidth>(sum3, x + i + 3 * width, y + i + 3 * width);
        }

        var laneSums = stackalloc T[16];
        TWidth.Store(sum0, laneSums);
        if (sizeof(TVector) < 64) TWidth.Store(sum1, laneSums + width);
        if (sizeof(TVector) < 32) TWidth.Store(sum2, laneSums + 2 * width);
        if (sizeof(TVector) < 32) TWidth.Store(sum3, laneSums + 3 * width);
        for (nint lane = 0; i < count; i++, lane++) laneSums[lane] = TTerm.Add<T, T, WidthOne<T>>(laneSums[lane], x + i, y + i);
        return AddLanes(laneSums, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T RunOneByOne<T, TTerm>(T* x, T* y, nint count)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, ITerm
    {
        nint lanes = 64 / sizeof(T);
        var laneSums = stackalloc T[16];
        for (nint lane = 0; lane < lanes; lane++)
        {
            laneSums[lane] = T.Zero;
            for (var i = lane; i < count; i += lanes) laneSums[lane] = TTerm.Add<T, T, WidthOne<T>>(laneSums[lane], x + i, y + i);
        }

        return AddLanes(laneSums, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AddLanes<T>(T* laneSums, nint lanes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var half = lanes / 2; half > 0; half /= 2)
            for (nint lane = 0; lane < half; lane++)
                laneSums[lane] += laneSums[lane + half];
        return laneSums[0];
    }

    /// <summary>What is added up.</summary>
    internal interface ITerm
    {
        /// <summary>The sum with the terms at x and y added.</summary>
        static abstract TVector Add<T, TVector, TWidth>(TVector sum, T* x, T* y)
            where T : unmanaged
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector>;
    }

    /// <summary>x.</summary>
    internal readonly struct Plain : ITerm
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Add<T, TVector, TWidth>(TVector sum, T* x, T* y)
            where T : unmanaged
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> => TWidth.Add(sum, TWidth.Load(x));
    }

    /// <summary>x · y, fused with the addition.</summary>
    internal readonly struct Products : ITerm
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Add<T, TVector, TWidth>(TVector sum, T* x, T* y)
            where T : unmanaged
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector> => TWidth.MultiplyAdd(TWidth.Load(x), TWidth.Load(y), sum);
    }

    /// <summary>(x − y)², the square fused with the addition.</summary>
    internal readonly struct SquaredDifferences : ITerm
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Add<T, TVector, TWidth>(TVector sum, T* x, T* y)
            where T : unmanaged
            where TVector : unmanaged
            where TWidth : struct, IVectorWidth<T, TVector>
        {
            var difference = TWidth.Subtract(TWidth.Load(x), TWidth.Load(y));
            return TWidth.MultiplyAdd(difference, difference, sum);
        }
    }
}
