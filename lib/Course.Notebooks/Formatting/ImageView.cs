using System.Reflection;

namespace Course.Notebooks.Formatting;

/// <summary>Images: the bytes of an image file, and the image objects of the libraries in use.</summary>
internal static class ImageView
{
    private const int BestQuality = 100;

    /// <summary>Bytes that begin like an image file, or null.</summary>
    public static MimeBundle? TryRender(byte[] bytes)
    {
        var mimeType = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
            _ => null,
        };
        return mimeType is null ? null : MimeBundle.Of(mimeType, Convert.ToBase64String(bytes)).Add("text/plain", $"{mimeType}, {bytes.Length:N0} bytes");
    }

    /// <summary>An image of SkiaSharp.</summary>
    public static MimeBundle? OfSkia(object image)
    {
        if (image.GetType().Assembly.GetType("SkiaSharp.SKEncodedImageFormat") is not { } format)
            return null;
        using var data = MemberReader.Method(image, "Encode", format, typeof(int))([Enum.Parse(format, "Png"), BestQuality]) as IDisposable;
        return data is null ? null : TryRender((byte[])MemberReader.Method(data, "ToArray")([])!);
    }

    /// <summary>An image of SixLabors.ImageSharp.</summary>
    public static MimeBundle? OfImageSharp(object image)
    {
        var library = image.GetType().Assembly;
        var save = library.GetType("SixLabors.ImageSharp.ImageExtensions")?.GetMethods(BindingFlags.Static | BindingFlags.Public)
            .FirstOrDefault(method => method.Name == "SaveAsPng" && method.GetParameters() is [_, var target] && target.ParameterType == typeof(Stream));
        return save is null ? null : Saved(stream => save.Invoke(null, [image, stream]));
    }

    /// <summary>An image of System.Drawing.</summary>
    public static MimeBundle? OfSystemDrawing(object image)
    {
        if (image.GetType().Assembly.GetType("System.Drawing.Imaging.ImageFormat") is not { } format)
            return null;
        var save = MemberReader.Method(image, "Save", typeof(Stream), format);
        return Saved(stream => save([stream, format.GetProperty("Png")!.GetValue(null)]));
    }

    private static MimeBundle? Saved(Action<Stream> save)
    {
        using var stream = new MemoryStream();
        save(stream);
        return TryRender(stream.ToArray());
    }
}
