using System.Buffers.Binary;
using System.IO.Compression;

namespace Course.Notebooks.Pictures;

/// <summary>
/// Writes PNG files with at most 256 colors: of a chart a third or less of what a browser writes, and hardly to be told from
/// it. The same picture gives the same bytes.
/// </summary>
public static class PngWriter
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => CrcOf((uint)n))];

    /// <summary>Writes a picture.</summary>
    public static byte[] Write(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var colors = new ColorTable(picture);
        using var file = new MemoryStream();
        file.Write(PngFormat.Signature);
        WriteChunk(file, "IHDR"u8, Header(picture));
        WriteChunk(file, "PLTE"u8, [.. colors.Colors.SelectMany(color => new[] { (byte)(color >> 16), (byte)(color >> 8), (byte)color })]);
        WriteChunk(file, "IDAT"u8, Compress(picture, colors));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(Picture picture)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, 3); // eight bits for each pixel's place in the table of colors
        return header;
    }

    // Filters help where neighbours differ by little; places in a table do not.
    private static byte[] Compress(Picture picture, ColorTable colors)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.SmallestSize))
        {
            var line = new byte[picture.Width + 1];
            for (int row = 0; row < picture.Height; row++)
            {
                for (int x = 0; x < picture.Width; x++) line[x + 1] = colors.PlaceOf(picture.ColorAt((row * picture.Width) + x));
                deflate.Write(line);
            }
        }
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~body.Aggregate(uint.MaxValue, (crc, value) => CrcTable[(byte)(crc ^ value)] ^ (crc >> 8)));
        file.Write(number);
    }

    private static uint CrcOf(uint value)
    {
        for (int bit = 0; bit < 8; bit++) value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
