using System.Buffers.Binary;
using System.IO.Compression;

namespace Course.Notebooks.Pictures;

/// <summary>Reads the PNG files that browsers and <see cref="PngWriter"/> make: eight bits a channel, not interlaced.</summary>
/// <remarks>W3C, <i>Portable Network Graphics (PNG) Specification</i>, third edition. Transparency is taken for white paper.</remarks>
public static class PngReader
{
    private const int Truecolor = 2, Indexed = 3, TruecolorWithAlpha = 6;

    /// <summary>Reads a picture.</summary>
    /// <exception cref="InvalidDataException">The file is not a PNG file, or not one of this kind.</exception>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngFormat.Signature)) throw new InvalidDataException("This is not a PNG file: it does not start with the PNG signature.");
        (int width, int height, int kind) = (0, 0, 0);
        byte[] palette = [];
        using var compressed = new MemoryStream();
        for (int at = PngFormat.Signature.Length; at + 12 <= file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            ReadOnlySpan<byte> type = file.Slice(at + 4, 4);
            ReadOnlySpan<byte> data = file.Slice(at + 8, length);
            if (type.SequenceEqual("IHDR"u8)) (width, height, kind) = ReadHeader(data);
            else if (type.SequenceEqual("PLTE"u8)) palette = data.ToArray();
            else if (type.SequenceEqual("IDAT"u8)) compressed.Write(data);
            at += length + 12;
        }
        compressed.Position = 0;
        return new Picture(width, height, ReadPixels(compressed, width, height, kind, palette));
    }

    private static (int Width, int Height, int Kind) ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header[8] != 8 || header[9] is not (Truecolor or Indexed or TruecolorWithAlpha) || header[12] != 0)
            throw new InvalidDataException($"This PNG file has {header[8]} bits a channel, color type {header[9]} and interlace method {header[12]}; expected 8 bits, type 2, 3 or 6, and no interlacing.");
        return (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]), header[9]);
    }

    private static byte[] ReadPixels(Stream compressed, int width, int height, int kind, byte[] palette)
    {
        int channels = kind switch { Indexed => 1, Truecolor => 3, _ => 4 };
        var pixels = new byte[3 * width * height];
        var line = new byte[channels * width];
        var above = new byte[channels * width];
        using var inflated = new ZLibStream(compressed, CompressionMode.Decompress);
        for (int row = 0; row < height; row++)
        {
            int filter = inflated.ReadByte();
            inflated.ReadExactly(line);
            Unfilter(filter, line, above, channels);
            for (int x = 0; x < width; x++) SetPixel(pixels.AsSpan(3 * ((row * width) + x), 3), line.AsSpan(channels * x, channels), palette);
            (line, above) = (above, line);
        }
        return pixels;
    }

    private static void SetPixel(Span<byte> pixel, ReadOnlySpan<byte> sample, byte[] palette)
    {
        if (sample.Length == 1) palette.AsSpan(3 * sample[0], 3).CopyTo(pixel);
        else if (sample.Length == 3) sample.CopyTo(pixel);
        else for (int c = 0; c < 3; c++) pixel[c] = (byte)(255 - ((255 - sample[c]) * sample[3] / 255));
    }

    private static void Unfilter(int filter, Span<byte> line, ReadOnlySpan<byte> above, int step)
    {
        for (int i = 0; i < line.Length; i++)
        {
            byte left = i < step ? (byte)0 : line[i - step];
            byte corner = i < step ? (byte)0 : above[i - step];
            line[i] += filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => Paeth(left, above[i], corner),
                _ => throw new InvalidDataException($"This PNG file is damaged: there is no filter {filter}."),
            };
        }
    }

    private static byte Paeth(byte left, byte above, byte corner)
    {
        int guess = left + above - corner;
        int toLeft = Math.Abs(guess - left), toAbove = Math.Abs(guess - above), toCorner = Math.Abs(guess - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
