using System.Text.Json.Nodes;
using System.Text;
using Course.Book.Rendering;

namespace Course.Book.Outputs;

/// <summary>An image in an output. As the source of an <c>img</c> element it can run nothing, whatever it holds.</summary>
/// <param name="Source">The image as an address that holds it.</param>
internal sealed record StillImage(string Source)
{
    /// <summary>The best image of a mime bundle; null when it has none.</summary>
    public static StillImage? Find(JsonObject data)
    {
        if (data[MimeType.Svg] is JsonValue svg && svg.TryGetValue<string>(out string? markup))
            return new StillImage($"data:{MimeType.Svg};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(markup))}");
        foreach (string type in MimeType.Images)
        {
            if (data[type] is JsonValue image && image.TryGetValue<string>(out string? base64))
                return new StillImage($"data:{type};base64,{string.Concat(base64.Where(character => !char.IsWhiteSpace(character)))}");
        }

        return null;
    }

    /// <summary>The image as an element.</summary>
    /// <param name="words">What it shows, for those who do not see it.</param>
    public string ToHtml(string words) => $"<img src=\"{HtmlText.Encode(Source)}\" alt=\"{HtmlText.Encode(words.Trim())}\" loading=\"lazy\">";
}
