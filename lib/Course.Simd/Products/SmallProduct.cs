using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Course.Simd;

/// <summary>
/// A product too small to repay packing, or a product with a vector, where no number is used often: the operands are read in place. Rows that do not fill
/// a vector are computed in narrower ones, the last of them one by one.
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
    private const int WidestTile = 4;

    /// <summary>Computes the whole product. No dimension may be zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in ProductShape<T> product)
    {
        var depthBlock = BlockSizes.DepthBlock(product.Depth);
        for (nint start = 0; start < product.Depth; start += depthBlock)
            MultiplyBlock(product.DepthRange(start, Math.Min(depthBlock, product.Depth - start)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(in ProductShape<T> block)
    {
        var sweep = new StripSweep<T>
        {
            Depth = block.Depth,
            Left = block.Left,
            LeftStride = block.LeftDepthStride,
            Right = block.Right,
            RightDepthStride = block.RightDepthStride,
            RightColumnStride = block.RightColumnStride,
            Result = block.Result,
            ResultStride = block.ResultStride,
            Accumulate = block.Accumulate,
        };

        if (block.LeftRowStride != 1 && block.Rows > 1)
        {
            var turned = Workspace.Current.Left<T>(block.Rows * block.Depth);
            PanelPacking<T>.PackLeft(block.Left, block.LeftRowStride, block.LeftDepthStride, block.Rows, block.Depth, turned, block.Rows);
            sweep.Left = turned;
            sweep.LeftStride = block.Rows;
        }

        var rows = block.Rows;
        if (TWidth.Count > 1)
        {
            rows = Strips<TVector, TWidth>(ref sweep, rows, block.Columns, vectors: 2);
            rows = Strips<TVector, TWidth>(ref sweep, rows, block.Columns, vectors: 1);
            if (TWidth.Count > Vector128<T>.Count) rows = Strips<Vector128<T>, Width128<T>>(ref sweep, rows, block.Columns, vectors: 1);
        }

        Strips<T, WidthOne<T>>(ref sweep, rows, block.Columns, vectors: 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Strips<TStripVector, TStripWidth>(ref StripSweep<T> sweep, nint rows, nint columns, int vectors)
        where TStripVector : unmanaged
        where TStripWidth : struct, IVectorWidth<T, TStripVector>
    {
        nint height = vectors * TStripWidth.Count;
        for (; rows >= height; rows -= height)
        {
            StripKernels<T, TStripVector, TStripWidth>.Multiply(sweep, vectors, columns, WidestTile, rightIsPacked: false);
            sweep.Left += height;
            sweep.Result += height;
        }

        return rows;
    }
}
