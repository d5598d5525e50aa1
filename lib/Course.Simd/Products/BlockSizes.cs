namespace Course.Simd;

/// <summary>How a product is cut to fit the caches. The numbers were found by measuring; only <see cref="DepthBlock"/> has an influence on the result's bits.</summary>
internal static class BlockSizes
{
    /// <summary>
    /// At most this many products are summed in a register before the sum is added to the result. It keeps a panel in the first-level cache, and it must be
    /// the same on every machine and path: it decides where the sums are rounded.
    /// </summary>
    private const int LongestDepthBlock = 384;

    /// <summary>Bytes of the left operand that are packed at a time; they stay in the shared cache.</summary>
    public const int LeftBlockBytes = 1 << 20;

    /// <summary>Bytes of the right operand that are used with one block of the left before the next; they stay in the second-level cache.</summary>
    public const int RightBlockBytes = 256 << 10;

    /// <summary>Products with fewer multiplications than this are not worth packing for.</summary>
    public const int SmallWork = 32 * 32 * 32;

    /// <summary>Products with fewer multiplications than this (50 µs or so) are not worth waking another thread for.</summary>
    public const int SequentialWork = 2_000_000;

    /// <summary>
    /// Whether to pack the right operand. Packing costs a pass over it and pays when many strips then read it. Rows that lie side by side are copied as they
    /// are. Columns that lie side by side must be turned, and are good streams as they are; but the twelve of a wide tile compete for the same places in the
    /// cache if they start whole pages apart, and long ones do so in any case.
    /// </summary>
    public static bool IsRightWorthPacking(nint strips, nint depthStride, nint columnBytes, int widestTile) =>
        depthStride != 1 ? strips > 8 : widestTile > 8 && strips > (columnBytes % 4096 == 0 ? 2 : 16);

    /// <summary>The depth of a block: an even share of the whole.</summary>
    public static nint DepthBlock(nint depth)
    {
        if (depth <= LongestDepthBlock) return depth;
        var blocks = (depth + LongestDepthBlock - 1) / LongestDepthBlock;
        return (depth + blocks - 1) / blocks;
    }
}
