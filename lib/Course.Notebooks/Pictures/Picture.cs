namespace Course.Notebooks.Pictures;

/// <summary>A picture in memory: three bytes (red, green, blue) for each pixel, row after row.</summary>
/// <param name="Width">The pixels in a row.</param>
/// <param name="Height">The rows.</param>
/// <param name="Pixels">The bytes, 3 · <paramref name="Width"/> · <paramref name="Height"/> of them.</param>
public sealed record Picture(int Width, int Height, byte[] Pixels)
{
    /// <summary>The color of the <paramref name="index"/>-th pixel as <c>0xRRGGBB</c>.</summary>
    internal int ColorAt(int index) => (Pixels[3 * index] << 16) | (Pixels[(3 * index) + 1] << 8) | Pixels[(3 * index) + 2];
}
