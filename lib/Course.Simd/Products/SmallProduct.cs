using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Course.Simd;

/// <summary>
/// A product too small to repay packing, or a product with a vector, where no number is used often: the operands are read in place. Strips are as high as
/// the rows require: the two vectors of a strip may overlap, and what lies in both is computed twice, which costs nothing.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
/// <typeparam name="TWidth">The operations on it.</typeparam>
internal static unsafe class SmallProduct<T, TVector, TWidth>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : unmanaged
    where TWidth : struct, IVectorWidth<T, TVector>
{
    // Four columns keep eight sums in flight, enough for the processor never to wait; few kernels also means little to compile at the first call.
    private const int TileColumns = 4;

    /// <summary>Computes the whole product. No dimension may be zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in ProductShape<T> product)
    {
        var depthBlock = BlockSizes.DepthBlock(product.Depth);
        if (depthBlock == product.Depth)
        {
            MultiplyBlock(product);
            return;
        }

        for (nint start = 0; start < product.Depth; start += depthBlock)
            MultiplyBlock(product.DepthRange(start, Math.Min(depthBlock, product.Depth - start)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(in ProductShape<T> block)
    {
        Unsafe.SkipInit(out StripSweep<T> sweep);
        sweep.Depth = block.Depth;
        sweep.Left = block.Left;
        sweep.LeftStride = block.LeftDepthStride;
        sweep.Right = block.Right;
        sweep.RightDepthStride = block.RightDepthStride;
        sweep.RightColumnStride = block.RightColumnStride;
        sweep.RightTileStride = TileColumns * block.RightColumnStride;
        sweep.Result = block.Result;
        sweep.ResultStride = block.ResultStride;
        sweep.Accumulate = block.Accumulate;

        if (block.LeftRowStride != 1 && block.Rows > 1)
        {
            sweep.Left = Workspace.Current.Left<T>(block.Rows * block.Depth);
            sweep.LeftStride = block.Rows;
            PanelPacking<T>.PackLeft(block.Left, block.LeftRowStride, block.LeftDepthStride, block.Rows, block.Depth, sweep.Left, block.Rows);
        }

        // Fewer rows than a vector holds are left to the next narrower vector.
        var rows = Strips<TVector, TWidth>(ref sweep, block.Rows, block.Columns);
        if (TWidth.Count > Vector256<T>.Count) rows = Strips<Vector256<T>, Width256<T>>(ref sweep, rows, block.Columns);
        if (TWidth.Count > Vector128<T>.Count) rows = Strips<Vector128<T>, Width128<T>>(ref sweep, rows, block.Columns);
        if (TWidth.Count > 1) Strips<T, WidthOne<T>>(ref sweep, rows, block.Columns);
    }

    // Shares rows out to strips between one and two vectors high; returns the rows left, none or fewer than a vector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Strips<TStripVector, TStripWidth>(ref StripSweep<T> sweep, nint rows, nint columns)
        where TStripVector : unmanaged
        where TStripWidth : struct, IVectorWidth<T, TStripVector>
    {
        nint width = TStripWidth.Count;
        while (rows >= width)
        {
            var height = rows <= 2 * width ? rows : rows < 3 * width ? rows - width : 2 * width;
            sweep.LowerOffset = height - width;
            if (height == width) MultiplyStrip<TStripVector, TStripWidth, One>(sweep, columns);
            else MultiplyStrip<TStripVector, TStripWidth, Two>(sweep, columns);
            sweep.Left += height;
            sweep.Result += height;
            rows -= height;
        }

        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyStrip<TStripVector, TStripWidth, TVectors>(in StripSweep<T> sweep, nint columns)
        where TStripVector : unmanaged
        where TStripWidth : struct, IVectorWidth<T, TStripVector>
        where TVectors : unmanaged, ITileConstant
    {
        nint tiles = columns / TileColumns, rest = columns % TileColumns;
        if (tiles > 0) TileKernel<T, TStripVector, TStripWidth, TVectors, Four>.Sweep(sweep, tiles);
        if (rest > 0)
        {
            var last = sweep;
            last.Right += tiles * sweep.RightTileStride;
            last.RightTileStride = sweep.RightColumnStride;
            last.Result += tiles * TileColumns * sweep.ResultStride;
            TileKernel<T, TStripVector, TStripWidth, TVectors, One>.Sweep(last, rest);
        }
    }
}
