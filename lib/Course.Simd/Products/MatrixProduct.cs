using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Course.Simd;

/// <summary>
/// The matrix product on memory: result = left · right, or result += left · right, for float and double, any size (0 and 1 included), any of the four
/// combinations of transposed operands, on any strides.
/// </summary>
/// <remarks>
/// Each element of the result is the same sequence of operations whatever the machine's vectors, the number of threads and the shape of the rest:
/// the products are added by fused multiply-add in the order of the depth, in blocks of at most 384 whose sums are added in turn. So the same
/// numbers give the same bits everywhere.
/// </remarks>
public static unsafe class MatrixProduct
{
    private static int maxThreads = Environment.ProcessorCount;

    /// <summary>On how many threads a large product may be computed; the machine's processors to start with. The result does not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static int MaxThreads
    {
        get => Volatile.Read(ref maxThreads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref maxThreads, value);
        }
    }

    /// <summary>Computes result = left · right, or result += left · right.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="left">m×k.</param>
    /// <param name="right">k×n.</param>
    /// <param name="result">m×n, with its rows or its columns side by side in memory; it shares no memory with the operands.</param>
    /// <param name="accumulate">Whether to add to what the result holds instead of replacing it.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or the result overlaps an operand or itself.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public static void Multiply<T>(ReadOnlyMatrixSpan<T> left, ReadOnlyMatrixSpan<T> right, MatrixSpan<T> result, bool accumulate = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply(left, right, result, accumulate, InstructionSets.Best, maxThreads);

    /// <summary>The same with the instruction set and the number of threads chosen by the caller.</summary>
    internal static void Multiply<T>(
        ReadOnlyMatrixSpan<T> left, ReadOnlyMatrixSpan<T> right, MatrixSpan<T> result, bool accumulate, InstructionSet instructionSet, int threads)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(left, right, result);
        if (result.RowStride != 1 && result.Rows > 1)
        {
            // Row-major: the transposed product, which is column-major.
            Multiply(right.Transposed, left.Transposed, result.Transposed, accumulate, instructionSet, threads);
            return;
        }

        fixed (T* leftElements = left.Elements, rightElements = right.Elements, resultElements = result.Elements)
        {
            Unsafe.SkipInit(out ProductShape<T> product);
            product.Rows = result.Rows;
            product.Columns = result.Columns;
            product.Depth = left.Columns;
            product.Left = leftElements;
            product.LeftRowStride = left.RowStride;
            product.LeftDepthStride = left.ColumnStride;
            product.Right = rightElements;
            product.RightDepthStride = right.RowStride;
            product.RightColumnStride = right.ColumnStride;
            product.Result = resultElements;
            product.ResultStride = result.ColumnStride;
            product.Accumulate = accumulate;
            Run(product, instructionSet, threads);
        }
    }

    /// <summary>Computes a product whose addresses and sizes have been checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T>(in ProductShape<T> product, InstructionSet instructionSet, int threads)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // AVX-512 and NEON have 32 registers, room for a tile of 12 × 2 vectors; AVX2 has 16.
        switch (instructionSet)
        {
            case InstructionSet.Vector512: Run<T, Vector512<T>, Width512<T>>(product, 12, threads); break;
            case InstructionSet.Vector256: Run<T, Vector256<T>, Width256<T>>(product, 6, threads); break;
            case InstructionSet.Vector128: Run<T, Vector128<T>, Width128<T>>(product, RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 12 : 6, threads); break;
            default: Run<T, T, WidthOne<T>>(product, 6, threads); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, TVector, TWidth>(in ProductShape<T> product, int widestTile, int threads)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TVector : unmanaged
        where TWidth : struct, IVectorWidth<T, TVector>
    {
        if (product.Rows == 0 || product.Columns == 0) return;
        if (product.Depth == 0)
        {
            // A sum of nothing is zero.
            if (!product.Accumulate)
                for (nint column = 0; column < product.Columns; column++)
                    new Span<T>(product.Result + column * product.ResultStride, (int)product.Rows).Clear();
            return;
        }

        // A product with a vector reads the matrix once, and is written so that it reads it in the order in which it lies.
        if (product.Rows == 1 && product.RightColumnStride == 1 && product.ResultStride == 1)
            SmallProduct<T, TVector, TWidth>.Multiply(product.Transposed());
        else if (product.Columns == 1 && product.LeftRowStride != 1)
            SmallProduct<T, TVector, TWidth>.Multiply(product.Transposed());
        else if (product.Rows < TWidth.Count || product.Columns == 1 || product.Work <= BlockSizes.SmallWork)
            SmallProduct<T, TVector, TWidth>.Multiply(product);
        else if (threads > 1 && product.Work > BlockSizes.SequentialWork)
            ParallelProduct<T, TVector, TWidth>.Multiply(product, widestTile, threads);
        else
            BlockedProduct<T, TVector, TWidth>.Multiply(product, widestTile);
    }

    private static void Check<T>(ReadOnlyMatrixSpan<T> left, ReadOnlyMatrixSpan<T> right, MatrixSpan<T> result)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"Matrix products are for float and double, not for {typeof(T).Name}.");
        if (left.Columns != right.Rows || left.Rows != result.Rows || right.Columns != result.Columns)
        {
            throw new ArgumentException(
                $"The product of a {left.Rows}×{left.Columns} and a {right.Rows}×{right.Columns} matrix cannot go into a {result.Rows}×{result.Columns} one: "
                + "left is m×k, right is k×n, the result is m×n.");
        }

        var rowsAreApart = result.ColumnStride == 1 && result.RowStride >= result.Columns;
        var columnsAreApart = result.RowStride == 1 && result.ColumnStride >= result.Rows;
        if (!rowsAreApart && !columnsAreApart && result.Rows > 1 && result.Columns > 1)
            throw new ArgumentException($"The result's rows or columns must lie side by side without overlapping; its strides are {result.RowStride} and {result.ColumnStride}.");
        if (result.Elements.Overlaps(left.Elements) || result.Elements.Overlaps(right.Elements))
            throw new ArgumentException("The result must not share memory with an operand: it is written while they are still being read.");
    }
}
