namespace Course.Notebooks.Pictures;

/// <summary>What reader and writer of PNG files share.</summary>
internal static class PngFormat
{
    /// <summary>What every PNG file starts with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
}
