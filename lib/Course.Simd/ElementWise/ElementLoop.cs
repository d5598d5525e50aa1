using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Course.Simd;

/// <summary>Applies a function to every element of spans, in the widest vectors there are.</summary>
internal static unsafe class ElementLoop
{
    /// <summary>result[i] = function(x[i], y[i]). An input may be the result itself; other overlaps are refused.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the result overlaps an input without being it.</exception>
    public static void Run<T, TFunction>(TFunction function, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, InstructionSet instructionSet)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IElementFunction<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"These functions are for float and double, not for {typeof(T).Name}.");
        if (x.Length != result.Length || y.Length != result.Length)
            throw new ArgumentException($"The inputs have {x.Length} and {y.Length} elements, the result has {result.Length}: they must be the same.");
        RefuseShift(x, result);
        RefuseShift(y, result);

        fixed (T* xs = x, ys = y, results = result)
        {
            switch (instructionSet)
            {
                case InstructionSet.Vector512: Run<T, Vector512<T>, Width512<T>, TFunction>(function, xs, ys, results, result.Length); break;
                case InstructionSet.Vector256: Run<T, Vector256<T>, Width256<T>, TFunction>(function, xs, ys, results, result.Length); break;
                case InstructionSet.Vector128: Run<T, Vector128<T>, Width128<T>, TFunction>(function, xs, ys, results, result.Length); break;
                default: Run<T, T, WidthOne<T>, TFunction>(function, xs, ys, results, result.Length); break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, TVector, TWidth, TFunction>(TFunction function, T* x, T* y, T* result, int count)
        where T : unmanaged
        where TVector : unmanaged
        where TWidth : struct, IVectorWidth<T, TVector>
        where TFunction : struct, IElementFunction<T>
    {
        var whole = count & -TWidth.Count;
        if (whole > 0) RunWhole<T, TVector, TWidth, TFunction>(function, x, y, result, whole);
        if (whole == count) return;

        // The rest goes through the same loop as a vector filled up with zeros: compiling the function a second time would cost more than the copy.
        TVector restOfX = default, restOfY = default;
        for (var i = whole; i < count; i++)
        {
            ((T*)&restOfX)[i - whole] = x[i];
            ((T*)&restOfY)[i - whole] = y[i];
        }

        RunWhole<T, TVector, TWidth, TFunction>(function, (T*)&restOfX, (T*)&restOfY, (T*)&restOfX, TWidth.Count);
        for (var i = whole; i < count; i++) result[i] = ((T*)&restOfX)[i - whole];
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunWhole<T, TVector, TWidth, TFunction>(TFunction function, T* x, T* y, T* result, nint count)
        where T : unmanaged
        where TVector : unmanaged
        where TWidth : struct, IVectorWidth<T, TVector>
        where TFunction : struct, IElementFunction<T>
    {
        for (nint i = 0; i < count; i += TWidth.Count)
        {
            var first = TWidth.Load(x + i);
            var second = TFunction.Inputs > 1 ? TWidth.Load(y + i) : first;
            TWidth.Store(function.Apply<TVector, TWidth>(first, second), result + i);
        }
    }

    private static void RefuseShift<T>(ReadOnlySpan<T> input, Span<T> result)
    {
        if (input.Overlaps(result, out var shift) && shift != 0)
            throw new ArgumentException($"The result overlaps an input, shifted by {shift} elements: it may be an input or lie apart from it.");
    }
}
