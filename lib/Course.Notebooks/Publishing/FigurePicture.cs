using Course.Notebooks.Pictures;

namespace Course.Notebooks.Publishing;

/// <summary>A figure's picture, and the size to show it at in CSS pixels; it has more pixels than that.</summary>
internal sealed record FigurePicture(Picture Picture, int Width, int Height)
{
    /// <summary>Whether a PNG file in base64 shows the same to a reader.</summary>
    public bool LooksLike(string base64) => PictureComparison.LookAlike(Picture, PngReader.Read(Convert.FromBase64String(base64)));

    /// <summary>The picture as a PNG file in base64.</summary>
    public string ToBase64() => Convert.ToBase64String(PngWriter.Write(Picture));
}
