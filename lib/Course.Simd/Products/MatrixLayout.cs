using System.Runtime.CompilerServices;

namespace Course.Simd;

/// <summary>The bounds check of the products: made once, where a matrix is laid over memory, so that the loops inside need none.</summary>
internal static class MatrixLayout
{
    /// <summary>Throws unless a matrix of that size and those strides fits into so many elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int length, int rows, int columns, int rowStride, int columnStride)
    {
        if (rows < 0 || columns < 0 || rowStride < 1 || columnStride < 1) ThrowOutOfRange(rows, columns, rowStride, columnStride);
        if (rows > 0 && columns > 0 && (rows - 1L) * rowStride + (columns - 1L) * columnStride >= length) ThrowTooShort(length, rows, columns, rowStride, columnStride);
    }

    private static void ThrowOutOfRange(int rows, int columns, int rowStride, int columnStride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowStride, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columnStride, 1);
    }

    private static void ThrowTooShort(int length, int rows, int columns, int rowStride, int columnStride) =>
        throw new ArgumentException(
            $"A {rows}×{columns} matrix with row stride {rowStride} and column stride {columnStride} needs "
            + $"{(rows - 1L) * rowStride + (columns - 1L) * columnStride + 1} elements; the memory given has {length}.");
}
