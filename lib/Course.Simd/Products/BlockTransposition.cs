using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Course.Simd;

/// <summary>Copies a matrix turned by a quarter: rows that lie side by side in the source lie apart in the destination, and the other way round.</summary>
internal static unsafe class BlockTransposition
{
    /// <summary>
    /// destination[j · destinationStride + i] = source[i · sourceStride + j] for i &lt; lines, j &lt; length, in square blocks that fit the registers where the
    /// machine can, and one by one elsewhere.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(T* source, nint sourceStride, nint lines, nint length, T* destination, nint destinationStride)
        where T : unmanaged
    {
        nint line = 0;
        if (Avx.IsSupported)
        {
            nint block = typeof(T) == typeof(float) ? 8 : 4;
            for (; line + block <= lines; line += block)
            {
                nint position = 0;
                for (; position + block <= length; position += block)
                {
                    var from = source + line * sourceStride + position;
                    var to = destination + position * destinationStride + line;
                    if (typeof(T) == typeof(float)) EightByEight((float*)from, sourceStride, (float*)to, destinationStride);
                    else FourByFour((double*)from, sourceStride, (double*)to, destinationStride);
                }

                CopyOneByOne(source + line * sourceStride + position, sourceStride, block, length - position,
                    destination + position * destinationStride + line, destinationStride);
            }
        }

        CopyOneByOne(source + line * sourceStride, sourceStride, lines - line, length, destination + line, destinationStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyOneByOne<T>(T* source, nint sourceStride, nint lines, nint length, T* destination, nint destinationStride)
        where T : unmanaged
    {
        for (nint position = 0; position < length; position++)
            for (nint line = 0; line < lines; line++)
                destination[position * destinationStride + line] = source[line * sourceStride + position];
    }

    // Pairs, then quadruples, then octuples of rows are interleaved.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightByEight(float* source, nint stride, float* destination, nint step)
    {
        var row0 = Vector256.Load(source);
        var row1 = Vector256.Load(source + stride);
        var row2 = Vector256.Load(source + 2 * stride);
        var row3 = Vector256.Load(source + 3 * stride);
        var row4 = Vector256.Load(source + 4 * stride);
        var row5 = Vector256.Load(source + 5 * stride);
        var row6 = Vector256.Load(source + 6 * stride);
        var row7 = Vector256.Load(source + 7 * stride);

        Vector256<float> low01 = Avx.UnpackLow(row0, row1), high01 = Avx.UnpackHigh(row0, row1);
        Vector256<float> low23 = Avx.UnpackLow(row2, row3), high23 = Avx.UnpackHigh(row2, row3);
        Vector256<float> low45 = Avx.UnpackLow(row4, row5), high45 = Avx.UnpackHigh(row4, row5);
        Vector256<float> low67 = Avx.UnpackLow(row6, row7), high67 = Avx.UnpackHigh(row6, row7);

        const byte firstPairs = 0b01_00_01_00, secondPairs = 0b11_10_11_10;
        Vector256<float> first0 = Avx.Shuffle(low01, low23, firstPairs), first4 = Avx.Shuffle(low45, low67, firstPairs);
        Vector256<float> second0 = Avx.Shuffle(low01, low23, secondPairs), second4 = Avx.Shuffle(low45, low67, secondPairs);
        Vector256<float> third0 = Avx.Shuffle(high01, high23, firstPairs), third4 = Avx.Shuffle(high45, high67, firstPairs);
        Vector256<float> fourth0 = Avx.Shuffle(high01, high23, secondPairs), fourth4 = Avx.Shuffle(high45, high67, secondPairs);

        const byte lowerHalves = 0x20, upperHalves = 0x31;
        Avx.Permute2x128(first0, first4, lowerHalves).Store(destination);
        Avx.Permute2x128(second0, second4, lowerHalves).Store(destination + step);
        Avx.Permute2x128(third0, third4, lowerHalves).Store(destination + 2 * step);
        Avx.Permute2x128(fourth0, fourth4, lowerHalves).Store(destination + 3 * step);
        Avx.Permute2x128(first0, first4, upperHalves).Store(destination + 4 * step);
        Avx.Permute2x128(second0, second4, upperHalves).Store(destination + 5 * step);
        Avx.Permute2x128(third0, third4, upperHalves).Store(destination + 6 * step);
        Avx.Permute2x128(fourth0, fourth4, upperHalves).Store(destination + 7 * step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(double* source, nint stride, double* destination, nint step)
    {
        var row0 = Vector256.Load(source);
        var row1 = Vector256.Load(source + stride);
        var row2 = Vector256.Load(source + 2 * stride);
        var row3 = Vector256.Load(source + 3 * stride);

        Vector256<double> low01 = Avx.UnpackLow(row0, row1), high01 = Avx.UnpackHigh(row0, row1);
        Vector256<double> low23 = Avx.UnpackLow(row2, row3), high23 = Avx.UnpackHigh(row2, row3);

        const byte lowerHalves = 0x20, upperHalves = 0x31;
        Avx.Permute2x128(low01, low23, lowerHalves).Store(destination);
        Avx.Permute2x128(high01, high23, lowerHalves).Store(destination + step);
        Avx.Permute2x128(low01, low23, upperHalves).Store(destination + 2 * step);
        Avx.Permute2x128(high01, high23, upperHalves).Store(destination + 3 * step);
    }
}
