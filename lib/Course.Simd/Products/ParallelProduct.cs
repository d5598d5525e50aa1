using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

/// <summary>A product shared out over threads: the result is cut into parts, and each part is a product of its own, with the same bits as in one piece.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
/// <typeparam name="TWidth">The operations on it.</typeparam>
internal static unsafe class ParallelProduct<T, TVector, TWidth>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : unmanaged
    where TWidth : struct, IVectorWidth<T, TVector>
{
    // More parts than threads, so that one that is held up leaves little behind; few enough that packing is not repeated too often.
    private const int PartsPerThread = 4;

    /// <summary>Computes the whole product on at most <paramref name="threads"/> threads. No dimension may be zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in ProductShape<T> product, int widestTile, int threads)
    {
        var job = new Job { Product = product, WidestTile = widestTile, ByColumns = product.Columns >= product.Rows };
        nint unit = job.ByColumns ? widestTile : 2 * TWidth.Count;
        var extent = job.ByColumns ? product.Columns : product.Rows;
        var units = (extent + unit - 1) / unit;
        var parts = Math.Min(units, PartsPerThread * threads);
        job.PartSize = (units + parts - 1) / parts * unit;
        TilePool.Run((int)((extent + job.PartSize - 1) / job.PartSize), threads, &MultiplyPart, &job);
    }

    private static void MultiplyPart(void* state, int part)
    {
        ref var job = ref *(Job*)state;
        var start = part * job.PartSize;
        var partProduct = job.ByColumns
            ? job.Product.ColumnRange(start, Math.Min(job.PartSize, job.Product.Columns - start))
            : job.Product.RowRange(start, Math.Min(job.PartSize, job.Product.Rows - start));
        BlockedProduct<T, TVector, TWidth>.Multiply(partProduct, job.WidestTile);
    }

    private struct Job
    {
        public ProductShape<T> Product;
        public nint PartSize;
        public int WidestTile;
        public bool ByColumns;
    }
}
