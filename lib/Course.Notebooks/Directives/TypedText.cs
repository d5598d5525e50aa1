using System.Text.Json;

namespace Course.Notebooks.Directives;

/// <summary>A text with a mime type, as the value that C# would have it as.</summary>
internal static class TypedText
{
    /// <summary>JSON as a <see cref="JsonElement"/>, everything else as the text.</summary>
    /// <exception cref="DirectiveException">It is no JSON.</exception>
    public static object Of(string text, string? mimeType)
    {
        try
        {
            return mimeType == "application/json" ? JsonSerializer.Deserialize<JsonElement>(text) : text;
        }
        catch (JsonException exception)
        {
            throw new DirectiveException($"This is not JSON: {exception.Message}");
        }
    }
}
