using System.Runtime.CompilerServices;

namespace Course.Simd;

/// <summary>Cuts a strip of the result into tiles of the widths that kernels exist for, and runs each run of equal tiles through its kernel.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
/// <typeparam name="TWidth">The operations on it.</typeparam>
internal static unsafe class StripKernels<T, TVector, TWidth>
    where T : unmanaged
    where TVector : unmanaged
    where TWidth : struct, IVectorWidth<T, TVector>
{
    /// <summary>How wide the next tile is when <paramref name="columns"/> are left.</summary>
    public static int NextTileWidth(nint columns, int widest)
    {
        if (columns >= widest && columns != widest + SharedRemainder(widest)) return widest;
        return columns >= 8 && widest > 8 ? 8 : columns >= 4 ? 4 : columns >= 2 ? 2 : 1;
    }

    /// <summary>How many tiles of <paramref name="width"/> columns follow one another before the width changes.</summary>
    public static nint TilesInRun(nint columns, int width, int widest)
    {
        var tiles = columns / width;
        return width == widest && columns % width == SharedRemainder(widest) ? tiles - 1 : tiles;
    }

    // A narrow last tile keeps the processor waiting for its own sums. With this remainder, one full tile is given up and its columns are shared out evenly:
    // 8 = 4 + 4 rather than 6 + 2, 16 = 8 + 8 rather than 12 + 4.
    private static int SharedRemainder(int widest) => widest switch { 12 => 4, 6 => 2, _ => -1 };

    /// <summary>Multiplies one strip, <paramref name="vectors"/> (1 or 2) vectors high, with all <paramref name="columns"/> of the right operand.</summary>
    /// <param name="sweep">Where the operands lie; its tile stride is used only if <paramref name="rightIsPacked"/>.</param>
    /// <param name="vectors">Height of the strip in vectors.</param>
    /// <param name="columns">Columns of the right operand.</param>
    /// <param name="widest">The widest tile to use: 4, 6 or 12.</param>
    /// <param name="rightIsPacked">Whether the right operand was packed tile by tile (see <see cref="PanelPacking{T}"/>).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(StripSweep<T> sweep, int vectors, nint columns, int widest, bool rightIsPacked)
    {
        while (columns > 0)
        {
            var width = NextTileWidth(columns, widest);
            var tiles = TilesInRun(columns, width, widest);
            if (rightIsPacked)
            {
                sweep.RightDepthStride = width;
                sweep.RightTileStride = width * sweep.Depth;
            }
            else
            {
                sweep.RightTileStride = width * sweep.RightColumnStride;
            }

            if (vectors > 1) SweepTiles<Two>(sweep, tiles, width);
            else SweepTiles<One>(sweep, tiles, width);

            sweep.Right += tiles * sweep.RightTileStride;
            sweep.Result += tiles * width * sweep.ResultStride;
            columns -= tiles * width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SweepTiles<TVectors>(in StripSweep<T> sweep, nint tiles, int width)
        where TVectors : unmanaged, ITileConstant
    {
        switch (width)
        {
            case 12: TileKernel<T, TVector, TWidth, TVectors, Twelve>.Sweep(sweep, tiles); break;
            case 8: TileKernel<T, TVector, TWidth, TVectors, Eight>.Sweep(sweep, tiles); break;
            case 6: TileKernel<T, TVector, TWidth, TVectors, Six>.Sweep(sweep, tiles); break;
            case 4: TileKernel<T, TVector, TWidth, TVectors, Four>.Sweep(sweep, tiles); break;
            case 2: TileKernel<T, TVector, TWidth, TVectors, Two>.Sweep(sweep, tiles); break;
            default: TileKernel<T, TVector, TWidth, TVectors, One>.Sweep(sweep, tiles); break;
        }
    }
}
