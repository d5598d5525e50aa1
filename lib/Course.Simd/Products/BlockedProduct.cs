using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course.Simd;

/// <summary>
/// A large product, cut so that each number comes from the cache it was left in: a packed panel of the left operand stays in the first level while the
/// right operand's block passes by from the second. (Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", ACM TOMS 34 (3), 2008.)
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
/// <typeparam name="TWidth">The operations on it.</typeparam>
internal static unsafe class BlockedProduct<T, TVector, TWidth>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : unmanaged
    where TWidth : struct, IVectorWidth<T, TVector>
{
    /// <summary>Computes the whole product on the calling thread. No dimension may be zero.</summary>
    /// <param name="product">The product.</param>
    /// <param name="widestTile">Columns of the widest tile that fits the machine's registers: 6 or 12.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in ProductShape<T> product, int widestTile)
    {
        var panelRows = 2 * TWidth.Count;
        var depthBlock = BlockSizes.DepthBlock(product.Depth);
        var rowBlock = Math.Max(1, BlockSizes.LeftBlockBytes / sizeof(T) / depthBlock / panelRows) * panelRows;
        var columnBlock = Math.Max(1, BlockSizes.RightBlockBytes / sizeof(T) / depthBlock / widestTile) * widestTile;

        for (nint depthStart = 0; depthStart < product.Depth; depthStart += depthBlock)
        {
            var summands = product.DepthRange(depthStart, Math.Min(depthBlock, product.Depth - depthStart));
            for (nint rowStart = 0; rowStart < product.Rows; rowStart += rowBlock)
            {
                var rows = summands.RowRange(rowStart, Math.Min(rowBlock, product.Rows - rowStart));
                var panels = PackLeft(rows, panelRows);
                for (nint columnStart = 0; columnStart < product.Columns; columnStart += columnBlock)
                    MultiplyBlock(rows.ColumnRange(columnStart, Math.Min(columnBlock, product.Columns - columnStart)), panels, widestTile);
            }
        }
    }

    private static T* PackLeft(in ProductShape<T> block, nint panelRows)
    {
        var panels = Workspace.Current.Left<T>((block.Rows + panelRows - 1) / panelRows * panelRows * block.Depth);
        PanelPacking<T>.PackLeft(block.Left, block.LeftRowStride, block.LeftDepthStride, block.Rows, block.Depth, panels, panelRows);
        return panels;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(in ProductShape<T> block, T* panels, int widestTile)
    {
        nint panelRows = 2 * TWidth.Count;

        var pack = BlockSizes.IsRightWorthPacking((block.Rows + panelRows - 1) / panelRows, block.RightDepthStride, block.RightColumnStride * sizeof(T), widestTile);
        var sweep = new StripSweep<T>
        {
            Depth = block.Depth,
            LeftStride = panelRows,
            LowerOffset = TWidth.Count,
            Right = pack ? PackRight(block, widestTile) : block.Right,
            RightDepthStride = block.RightDepthStride,
            RightColumnStride = pack ? 1 : block.RightColumnStride,
            ResultStride = block.ResultStride,
            Accumulate = block.Accumulate,
        };

        for (nint row = 0; row < block.Rows; row += panelRows)
        {
            sweep.Left = panels + row * block.Depth;
            sweep.Result = block.Result + row;
            var rows = block.Rows - row;
            if (rows >= panelRows) StripKernels<T, TVector, TWidth>.Multiply(sweep, vectors: 2, block.Columns, widestTile, pack);
            else MultiplyEdge(sweep, rows, block.Columns, widestTile, pack);
        }
    }

    private static T* PackRight(in ProductShape<T> block, int widestTile)
    {
        var tiles = Workspace.Current.Right<T>(block.Columns * block.Depth);
        nint column = 0;
        while (column < block.Columns)
        {
            var width = StripKernels<T, TVector, TWidth>.NextTileWidth(block.Columns - column, widestTile);
            PanelPacking<T>.PackRight(block.Right + column * block.RightColumnStride, block.RightDepthStride, block.RightColumnStride,
                block.Depth, width, tiles + column * block.Depth);
            column += width;
        }

        return tiles;
    }

    // The lowest strip may have fewer rows than a panel. It is computed whole, zeros included, beside the result, and the rows that exist are copied.
    private static void MultiplyEdge(StripSweep<T> sweep, nint rows, nint columns, int widestTile, bool rightIsPacked)
    {
        nint panelRows = 2 * TWidth.Count;
        var result = sweep.Result;
        var resultStride = sweep.ResultStride;
        var accumulate = sweep.Accumulate;

        var edge = Workspace.Current.Edge<T>(panelRows * columns);
        sweep.Result = edge;
        sweep.ResultStride = panelRows;
        sweep.Accumulate = false;
        StripKernels<T, TVector, TWidth>.Multiply(sweep, rows > TWidth.Count ? 2 : 1, columns, widestTile, rightIsPacked);

        for (nint column = 0; column < columns; column++)
        {
            var from = edge + column * panelRows;
            var to = result + column * resultStride;
            nint row = 0;
            for (; row + TWidth.Count <= rows; row += TWidth.Count)
            {
                var sum = TWidth.Load(from + row);
                TWidth.Store(accumulate ? TWidth.Add(TWidth.Load(to + row), sum) : sum, to + row);
            }

            for (; row < rows; row++) to[row] = accumulate ? to[row] + from[row] : from[row];
        }
    }
}
