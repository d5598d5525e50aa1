using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Course.Simd;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// A matrix as what it is in memory: its columns one after the other in one array. A sample is a column, hence a contiguous
/// piece; work that does not care about rows runs over the whole array at once.
/// </summary>
internal static class Columns
{
    // Short columns are handled several at a time: a call for every column of five numbers would cost more than its additions.
    private const int BlockLength = 64;

    /// <summary>The entries, column after column. Of a dense matrix the storage itself, of any other a copy, for reading only.</summary>
    public static Span<T> Entries<T>(this Matrix<T> matrix) where T : unmanaged, IFloatingPointIeee754<T>
        => matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray();

    /// <summary>Adds the vector <paramref name="b"/> to every column of <paramref name="z"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddToEach<T>(Span<T> z, ReadOnlySpan<T> b) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = b.Length;
        if (rows == 1)
        {
            TensorPrimitives.Add(z, b[0], z);
            return;
        }

        Span<T> room = stackalloc T[BlockLength];
        int length = rows <= BlockLength / 2 ? BlockLength / rows * rows : rows;
        scoped ReadOnlySpan<T> block = b;
        if (length > rows)
        {
            for (int start = 0; start < length; start += rows) b.CopyTo(room[start..]);
            block = room[..length];
        }

        for (; z.Length >= length; z = z[length..]) TensorPrimitives.Add(z[..length], block, z[..length]);
        if (z.Length > 0) TensorPrimitives.Add(z, block[..z.Length], z);
    }

    /// <summary>Writes the sum of the columns of <paramref name="z"/> into <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<T>(ReadOnlySpan<T> z, Span<T> sum) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = sum.Length;
        if (rows == 1)
        {
            sum[0] = Reduction.Sum(z);
            return;
        }

        Span<T> room = stackalloc T[BlockLength];
        scoped Span<T> total = rows <= BlockLength / 2 ? room[..(BlockLength / rows * rows)] : sum;
        total.Clear();
        for (; z.Length >= total.Length; z = z[total.Length..]) TensorPrimitives.Add(total, z[..total.Length], total);
        if (z.Length > 0) TensorPrimitives.Add(total[..z.Length], z, total[..z.Length]);
        if (total == sum) return;

        total[..rows].CopyTo(sum);
        for (int start = rows; start < total.Length; start += rows) TensorPrimitives.Add(sum, total.Slice(start, rows), sum);
    }
}
