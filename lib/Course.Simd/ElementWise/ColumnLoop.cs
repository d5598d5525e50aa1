using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

/// <summary>What a column has in common with its neighbours: the same vector is added to each, or all are added up.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
/// <typeparam name="TWidth">The operations on it.</typeparam>
internal static unsafe class ColumnLoop<T, TVector, TWidth>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : unmanaged
    where TWidth : struct, IVectorWidth<T, TVector>
{
    // Sums of short columns are kept for so many numbers side by side, so that columns of five fill the registers too. It decides the order of the additions.
    private const int SumLength = 64;

    /// <summary>z[i] += b[i mod rows]: one loop over all columns, however short; b is repeated so far that a register can be filled from any place in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddToEach(T* z, nint count, T* b, nint rows)
    {
        nint width = TWidth.Count;
        var repeated = Workspace.Current.Edge<T>(rows + width);
        for (nint j = 0; j < rows; j++) repeated[j] = b[j];
        for (var j = rows; j < rows + width; j++) repeated[j] = repeated[j - rows];

        nint i = 0, place = 0, step = width % rows;
        for (; i <= count - width; i += width)
        {
            TWidth.Store(TWidth.Add(TWidth.Load(z + i), TWidth.Load(repeated + place)), z + i);
            place += step;
            if (place >= rows) place -= rows;
        }

        for (; i < count; i++) z[i] += repeated[place++];
    }

    /// <summary>sum[i] = z[i] + z[i + rows] + z[i + 2 rows] + ...</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(T* z, nint count, T* sum, nint rows)
    {
        nint width = TWidth.Count;
        var length = rows <= SumLength / 2 ? SumLength / rows * rows : rows;
        var room = stackalloc T[SumLength];
        var totals = length == rows ? sum : room;
        var blocks = count / length;
        nint i = 0;
        for (; i <= length - width; i += width) TWidth.Store(SumOfBlocks(z + i, length, blocks), totals + i);

        // The last register may overlap the one before it, which computes the same once more.
        if (i < length && length >= width) TWidth.Store(SumOfBlocks(z + length - width, length, blocks), totals + length - width);
        else for (; i < length; i++) totals[i] = ColumnLoop<T, T, WidthOne<T>>.SumOfBlocks(z + i, length, blocks);

        for (var rest = blocks * length; rest < count; rest++) totals[rest - blocks * length] += z[rest];
        if (totals == sum) return;
        for (nint row = 0; row < rows; row++)
        {
            sum[row] = totals[row];
            for (var j = row + rows; j < length; j += rows) sum[row] += totals[j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumOfBlocks(T* z, nint length, nint blocks)
    {
        var sum = TWidth.Zero;
        for (nint block = 0; block < blocks; block++) sum = TWidth.Add(sum, TWidth.Load(z + block * length));
        return sum;
    }
}
