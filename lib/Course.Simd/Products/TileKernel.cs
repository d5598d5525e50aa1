using System.Runtime.CompilerServices;

namespace Course.Simd;

/// <summary>
/// The innermost loop of every product: computes tiles of <c>TVectors × TWidth.Count</c> rows and <c>TColumns</c> columns, each held in registers
/// from the first product to the last, so that a number once loaded takes part in many multiplications.
/// </summary>
/// <remarks>
/// <para>Column j of a tile is kept in <c>upperj</c> (the first vector of rows) and, in tiles two vectors high, <c>lowerj</c>. One step of the loop
/// multiplies one column of the left operand with one row of the right: an outer product. 12 columns × 2 vectors leave 8 of AVX-512's and NEON's 32
/// registers free; AVX2 has 16 and takes 6 × 2. The sizes are constants to the JIT, which drops the lines beyond <c>TColumns</c>.</para>
/// <para>Each element is the sum of its products in the order of the depth, starting from zero, one rounding a step: the same bits for every width,
/// tile size and number of threads.</para>
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
/// <typeparam name="TWidth">The operations on it.</typeparam>
/// <typeparam name="TVectors">Height of the tile in vectors: 1 or 2.</typeparam>
/// <typeparam name="TColumns">Width of the tile: 1, 2, 4, 6, 8 or 12 columns.</typeparam>
internal static unsafe class TileKernel<T, TVector, TWidth, TVectors, TColumns>
    where T : unmanaged
    where TVector : unmanaged
    where TWidth : struct, IVectorWidth<T, TVector>
    where TVectors : unmanaged, ITileConstant
    where TColumns : unmanaged, ITileConstant
{
    /// <summary>Computes <paramref name="tiles"/> tiles side by side (at least one).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sweep(in StripSweep<T> sweep, nint tiles)
    {
        var rightDepthStride = sweep.RightDepthStride;
        var leftStride = sweep.LeftStride;
        var rightColumn = sweep.RightColumnStride;
        var rightTile = sweep.Right;
        var result = sweep.Result;
        var stride = sweep.ResultStride;
        var accumulate = sweep.Accumulate;
        var lowerOffset = sweep.LowerOffset;
        do
        {
            TVector upper0 = TWidth.Zero, lower0 = TWidth.Zero;
            TVector upper1 = TWidth.Zero, lower1 = TWidth.Zero;
            TVector upper2 = TWidth.Zero, lower2 = TWidth.Zero;
            TVector upper3 = TWidth.Zero, lower3 = TWidth.Zero;
            TVector upper4 = TWidth.Zero, lower4 = TWidth.Zero;
            TVector upper5 = TWidth.Zero, lower5 = TWidth.Zero;
            TVector upper6 = TWidth.Zero, lower6 = TWidth.Zero;
            TVector upper7 = TWidth.Zero, lower7 = TWidth.Zero;
            TVector upper8 = TWidth.Zero, lower8 = TWidth.Zero;
            TVector upper9 = TWidth.Zero, lower9 = TWidth.Zero;
            TVector upper10 = TWidth.Zero, lower10 = TWidth.Zero;
            TVector upper11 = TWidth.Zero, lower11 = TWidth.Zero;

            // Three columns to a pointer: the processor adds one or two strides to it for free.
            var left = sweep.Left;
            T* right0 = rightTile, right3 = right0 + 3 * rightColumn, right6 = right3 + 3 * rightColumn, right9 = right6 + 3 * rightColumn;
            var depth = sweep.Depth;
            do
            {
                var upper = TWidth.Load(left);
                var lower = sizeof(TVectors) > 1 ? TWidth.Load(left + lowerOffset) : upper;
                AddProduct(right0[0], upper, lower, ref upper0, ref lower0);
                if (sizeof(TColumns) > 1) AddProduct(right0[rightColumn], upper, lower, ref upper1, ref lower1);
                if (sizeof(TColumns) > 2) AddProduct(right0[2 * rightColumn], upper, lower, ref upper2, ref lower2);
                if (sizeof(TColumns) > 3) AddProduct(right3[0], upper, lower, ref upper3, ref lower3);
                if (sizeof(TColumns) > 4) AddProduct(right3[rightColumn], upper, lower, ref upper4, ref lower4);
                if (sizeof(TColumns) > 5) AddProduct(right3[2 * rightColumn], upper, lower, ref upper5, ref lower5);
                if (sizeof(TColumns) > 6) AddProduct(right6[0], upper, lower, ref upper6, ref lower6);
                if (sizeof(TColumns) > 7) AddProduct(right6[rightColumn], upper, lower, ref upper7, ref lower7);
                if (sizeof(TColumns) > 8) AddProduct(right6[2 * rightColumn], upper, lower, ref upper8, ref lower8);
                if (sizeof(TColumns) > 9) AddProduct(right9[0], upper, lower, ref upper9, ref lower9);
                if (sizeof(TColumns) > 10) AddProduct(right9[rightColumn], upper, lower, ref upper10, ref lower10);
                if (sizeof(TColumns) > 11) AddProduct(right9[2 * rightColumn], upper, lower, ref upper11, ref lower11);
                left += leftStride;
                right0 += rightDepthStride;
                if (sizeof(TColumns) > 3) right3 += rightDepthStride;
                if (sizeof(TColumns) > 6) right6 += rightDepthStride;
                if (sizeof(TColumns) > 9) right9 += rightDepthStride;
            }
            while (--depth > 0);

            Finish(upper0, lower0, result, lowerOffset, accumulate);
            if (sizeof(TColumns) > 1) Finish(upper1, lower1, result + 1 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 2) Finish(upper2, lower2, result + 2 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 3) Finish(upper3, lower3, result + 3 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 4) Finish(upper4, lower4, result + 4 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 5) Finish(upper5, lower5, result + 5 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 6) Finish(upper6, lower6, result + 6 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 7) Finish(upper7, lower7, result + 7 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 8) Finish(upper8, lower8, result + 8 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 9) Finish(upper9, lower9, result + 9 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 10) Finish(upper10, lower10, result + 10 * stride, lowerOffset, accumulate);
            if (sizeof(TColumns) > 11) Finish(upper11, lower11, result + 11 * stride, lowerOffset, accumulate);
            rightTile += sweep.RightTileStride;
            result += sizeof(TColumns) * stride;
        }
        while (--tiles > 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProduct(T element, TVector upperLeft, TVector lowerLeft, ref TVector upper, ref TVector lower)
    {
        var factor = TWidth.Broadcast(element);
        upper = TWidth.MultiplyAdd(upperLeft, factor, upper);
        if (sizeof(TVectors) > 1) lower = TWidth.MultiplyAdd(lowerLeft, factor, lower);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(TVector upper, TVector lower, T* destination, nint lowerOffset, bool accumulate)
    {
        // Both vectors are read before either is written: they may overlap.
        if (accumulate)
        {
            upper = TWidth.Add(TWidth.Load(destination), upper);
            if (sizeof(TVectors) > 1) lower = TWidth.Add(TWidth.Load(destination + lowerOffset), lower);
        }

        TWidth.Store(upper, destination);
        if (sizeof(TVectors) > 1) TWidth.Store(lower, destination + lowerOffset);
    }
}
