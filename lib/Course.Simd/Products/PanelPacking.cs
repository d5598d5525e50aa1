using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Course.Simd;

/// <summary>
/// Copies operands into panels: the order in which the innermost loop reads them, so that it runs through memory from front to back and no two of its
/// reads compete for a place in the cache.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class PanelPacking<T>
    where T : unmanaged
{
    // Where the columns of the left operand lie apart, often in another page each, so many panels are filled at a time: the more is read of a column
    // while it is at hand, the less it costs.
    private const int PanelsAtATime = 4;

    /// <summary>
    /// Packs rows of the left operand, panel after panel: panels[(i / panelRows) · panelRows · depth + p · panelRows + i mod panelRows] = left[i, p].
    /// Rows that the operand lacks in the last panel are zeros.
    /// </summary>
    /// <param name="left">The first element.</param>
    /// <param name="rowStride">From row to row.</param>
    /// <param name="depthStride">From column to column.</param>
    /// <param name="rows">Rows to pack.</param>
    /// <param name="depth">Columns to pack.</param>
    /// <param name="panels">Where to.</param>
    /// <param name="panelRows">Height of a panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackLeft(T* left, nint rowStride, nint depthStride, nint rows, nint depth, T* panels, nint panelRows)
    {
        var whole = rowStride == 1 ? rows / panelRows : 0;
        for (nint panel = 0; panel < whole; panel += PanelsAtATime)
        {
            var from = left + panel * panelRows;
            var to = panels + panel * panelRows * depth;
            var count = Math.Min(PanelsAtATime, whole - panel);

            // A copy of a size known to the compiler is a few vector moves.
            switch (panelRows * sizeof(T))
            {
                case 128: CopyLines<Bytes128>(from, depthStride, depth, to, count); break;
                case 64: CopyLines<Bytes64>(from, depthStride, depth, to, count); break;
                case 32: CopyLines<Bytes32>(from, depthStride, depth, to, count); break;
                default: whole = 0; break;
            }
        }

        for (var row = whole * panelRows; row < rows; row += panelRows)
            PackPanel(left + row * rowStride, rowStride, depthStride, Math.Min(panelRows, rows - row), depth, panels + row * depth, panelRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackPanel(T* left, nint rowStride, nint depthStride, nint rows, nint depth, T* panel, nint panelRows)
    {
        if (rowStride == 1)
        {
            for (nint p = 0; p < depth; p++)
                Unsafe.CopyBlockUnaligned(panel + p * panelRows, left + p * depthStride, (uint)(rows * sizeof(T)));
        }
        else if (depthStride == 1)
        {
            BlockTransposition.Copy(left, rowStride, rows, depth, panel, panelRows);
        }
        else
        {
            for (nint p = 0; p < depth; p++)
                for (nint i = 0; i < rows; i++)
                    panel[p * panelRows + i] = left[i * rowStride + p * depthStride];
        }

        if (rows < panelRows)
            for (nint p = 0; p < depth; p++)
                for (var i = rows; i < panelRows; i++)
                    panel[p * panelRows + i] = default;
    }

    /// <summary>
    /// Packs a tile of the right operand: tile[p · width + j] = right[p, j].
    /// </summary>
    /// <param name="right">The tile's first element in the operand.</param>
    /// <param name="depthStride">From row to row.</param>
    /// <param name="columnStride">From column to column.</param>
    /// <param name="depth">Rows to pack.</param>
    /// <param name="width">Columns of the tile.</param>
    /// <param name="tile">Where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRight(T* right, nint depthStride, nint columnStride, nint depth, int width, T* tile)
    {
        if (columnStride == 1)
        {
            switch (width * sizeof(T))
            {
                case 96: CopyLines<Bytes96>(right, depthStride, depth, tile, 1); return;
                case 48: CopyLines<Bytes48>(right, depthStride, depth, tile, 1); return;
                case 24: CopyLines<Bytes24>(right, depthStride, depth, tile, 1); return;
            }
        }

        if (depthStride == 1)
        {
            BlockTransposition.Copy(right, columnStride, width, depth, tile, width);
            return;
        }

        for (nint p = 0; p < depth; p++)
            for (nint j = 0; j < width; j++)
                tile[p * width + j] = right[p * depthStride + j * columnStride];
    }

    // Each line holds one piece for each of the panels (or tiles), which lie one after another.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyLines<TBytes>(T* source, nint stride, nint lines, T* destination, nint panels)
        where TBytes : unmanaged
    {
        var length = sizeof(TBytes) / sizeof(T);
        for (nint line = 0; line < lines; line++)
        {
            var from = source + line * stride;
            var to = destination + line * length;
            for (nint panel = 0; panel < panels; panel++)
            {
                Unsafe.CopyBlockUnaligned(to, from, (uint)sizeof(TBytes));
                from += length;
                to += lines * length;
            }
        }
    }

    [StructLayout(LayoutKind.Sequential, Size = 24)]
    private readonly struct Bytes24;

    [StructLayout(LayoutKind.Sequential, Size = 32)]
    private readonly struct Bytes32;

    [StructLayout(LayoutKind.Sequential, Size = 48)]
    private readonly struct Bytes48;

    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private readonly struct Bytes64;

    [StructLayout(LayoutKind.Sequential, Size = 96)]
    private readonly struct Bytes96;

    [StructLayout(LayoutKind.Sequential, Size = 128)]
    private readonly struct Bytes128;
}
