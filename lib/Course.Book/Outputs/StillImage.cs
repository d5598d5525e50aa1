using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Course.Book.Pages;
using Course.Book.Rendering;

namespace Course.Book.Outputs;

/// <summary>An image in an output, or attached to a text. It becomes a file of the book: as the source of an <c>img</c> element it can run nothing, whatever it holds.</summary>
/// <param name="Content">The file's bytes.</param>
/// <param name="Extension">The file's ending.</param>
/// <param name="Size">The attributes for its size; empty where the output does not tell.</param>
internal sealed record StillImage(byte[] Content, string Extension, string Size)
{
    /// <summary>The best image of an output; null when it has none.</summary>
    public static StillImage? Find(JsonObject output)
    {
        if (output["data"] is not JsonObject data) return null;
        if (Text(data[MimeType.Svg]) is { } markup) return new StillImage(Encoding.UTF8.GetBytes(markup), ".svg", SizeOf(output, MimeType.Svg));
        return FindEncoded(data, type => SizeOf(output, type));
    }

    /// <summary>The best image of an attachment, where an SVG is Base64 too; null when it has none.</summary>
    public static StillImage? FindAttached(JsonObject bundle) =>
        Text(bundle[MimeType.Svg]) is { } base64 && Decode(base64) is { } markup ? new StillImage(markup, ".svg", "") : FindEncoded(bundle, _ => "");

    /// <summary>Makes the image a file of the book.</summary>
    /// <param name="page">The page that keeps it.</param>
    /// <returns>The link to it.</returns>
    public string KeepIn(PageDraft page) => page.Keep($"assets/images/{Convert.ToHexStringLower(SHA256.HashData(Content), 0, 8)}{Extension}", Content);

    /// <summary>The image as an element; the page keeps the file.</summary>
    /// <param name="words">What it shows, for those who do not see it.</param>
    /// <param name="page">The page that it stands in.</param>
    /// <param name="name">The element's class; empty for none.</param>
    public string ToHtml(string words, PageDraft page, string name = "") =>
        $"<img{(name.Length == 0 ? "" : $" class=\"{name}\"")} src=\"{HtmlText.Encode(KeepIn(page))}\" alt=\"{HtmlText.Encode(words.Trim())}\"{Size} loading=\"lazy\">";

    private static StillImage? FindEncoded(JsonObject data, Func<string, string> size)
    {
        foreach (string type in MimeType.Images)
        {
            if (Text(data[type]) is { } base64 && Decode(base64) is { } content) return new StillImage(content, $".{type.Split('/')[1]}", size(type));
        }

        return null;
    }

    private static string SizeOf(JsonObject output, string type) =>
        output["metadata"]?[type] is JsonObject size && Number(size["width"]) is { } width && Number(size["height"]) is { } height ? $" width=\"{width}\" height=\"{height}\"" : "";

    private static byte[]? Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null; // Damaged: the output's next representation is shown.
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) && number is > 0 and < 10_000 ? (int)Math.Round(number) : null;
}
