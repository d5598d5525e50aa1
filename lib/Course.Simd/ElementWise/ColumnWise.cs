using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Course.Simd;

/// <summary>Functions of each column of a matrix whose columns lie one after another, of the same bits on every machine (see <see cref="ElementWise"/>).</summary>
public static class ColumnWise
{
    /// <summary>Turns each column into probabilities: e^(zᵢ − max z) / Σⱼ e^(zⱼ − max z). Taking the largest off changes nothing but keeps the powers finite.</summary>
    /// <param name="z">The columns.</param>
    /// <param name="rows">Elements in a column.</param>
    /// <param name="result">As long as <paramref name="z"/>; may be z.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Softmax<T>(ReadOnlySpan<T> z, int rows, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(z.Length, rows);
        for (var start = 0; start < z.Length; start += rows)
        {
            var column = z.Slice(start, rows);
            TensorPrimitives.Subtract(column, TensorPrimitives.Max(column), result.Slice(start, rows));
        }

        ElementWise.Exp<T>(result[..z.Length], result[..z.Length]);
        for (var start = 0; start < z.Length; start += rows)
        {
            var column = result.Slice(start, rows);
            TensorPrimitives.Divide(column, Reduction.Sum<T>(column), column);
        }
    }

    /// <summary>log Σᵢ e^zᵢ of each column, without overflow.</summary>
    /// <param name="z">The columns.</param>
    /// <param name="rows">Elements in a column.</param>
    /// <param name="result">One number for each column.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void LogSumExp<T>(ReadOnlySpan<T> z, int rows, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(z.Length, rows);
        if (result.Length != z.Length / rows) throw new ArgumentException($"{z.Length / rows} columns have as many results; there is room for {result.Length}.");
        var room = rows <= 256 ? stackalloc T[rows] : new T[rows];
        for (var column = 0; column < result.Length; column++)
        {
            var elements = z.Slice(column * rows, rows);
            var largest = TensorPrimitives.Max(elements);

            // An infinity decides the sum alone; ∞ − ∞ would be NaN.
            if (!T.IsFinite(largest))
            {
                result[column] = largest;
                continue;
            }

            TensorPrimitives.Subtract(elements, largest, room);
            ElementWise.Exp<T>(room, room);
            Span<T> sum = [Reduction.Sum<T>(room)];
            ElementWise.Log<T>(sum, sum);
            result[column] = largest + sum[0];
        }
    }

    /// <summary>Adds <paramref name="b"/> to each column: the biases of a layer.</summary>
    /// <param name="z">The columns, as long as <paramref name="b"/> each.</param>
    /// <param name="b">What is added.</param>
    /// <exception cref="ArgumentException"><paramref name="z"/> is not a whole number of columns.</exception>
    public static void AddToEach<T>(Span<T> z, ReadOnlySpan<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => AddToEach(z, b, InstructionSets.Best);

    /// <summary>The sum of the columns. Its bits depend on nothing but the numbers.</summary>
    /// <param name="z">The columns, as long as <paramref name="sum"/> each.</param>
    /// <param name="sum">Receives the sum.</param>
    /// <exception cref="ArgumentException"><paramref name="z"/> is not a whole number of columns.</exception>
    public static void Sum<T>(ReadOnlySpan<T> z, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T> => Sum(z, sum, InstructionSets.Best);

    /// <summary>The same with the instruction set chosen by the caller.</summary>
    internal static unsafe void AddToEach<T>(Span<T> z, ReadOnlySpan<T> b, InstructionSet instructionSet)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(z.Length, b.Length);
        fixed (T* zs = z, bs = b)
        {
            switch (instructionSet)
            {
                case InstructionSet.Vector512: ColumnLoop<T, Vector512<T>, Width512<T>>.AddToEach(zs, z.Length, bs, b.Length); break;
                case InstructionSet.Vector256: ColumnLoop<T, Vector256<T>, Width256<T>>.AddToEach(zs, z.Length, bs, b.Length); break;
                case InstructionSet.Vector128: ColumnLoop<T, Vector128<T>, Width128<T>>.AddToEach(zs, z.Length, bs, b.Length); break;
                default: ColumnLoop<T, T, WidthOne<T>>.AddToEach(zs, z.Length, bs, b.Length); break;
            }
        }
    }

    /// <summary>The same with the instruction set chosen by the caller.</summary>
    internal static unsafe void Sum<T>(ReadOnlySpan<T> z, Span<T> sum, InstructionSet instructionSet)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(z.Length, sum.Length);
        if (sum.Length == 1)
        {
            sum[0] = Reduction.Run<T, Reduction.Plain>(z, z, instructionSet);
            return;
        }

        fixed (T* zs = z, sums = sum)
        {
            switch (instructionSet)
            {
                case InstructionSet.Vector512: ColumnLoop<T, Vector512<T>, Width512<T>>.Sum(zs, z.Length, sums, sum.Length); break;
                case InstructionSet.Vector256: ColumnLoop<T, Vector256<T>, Width256<T>>.Sum(zs, z.Length, sums, sum.Length); break;
                case InstructionSet.Vector128: ColumnLoop<T, Vector128<T>, Width128<T>>.Sum(zs, z.Length, sums, sum.Length); break;
                default: ColumnLoop<T, T, WidthOne<T>>.Sum(zs, z.Length, sums, sum.Length); break;
            }
        }
    }

    private static void Check(int length, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        if (length % rows != 0) throw new ArgumentException($"{length} elements are not a whole number of columns of {rows}.");
    }
}
