using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Course.Notebooks;

/// <summary>Every representation of one output: mime type → content, in order of preference, with metadata.</summary>
/// <remarks>
/// The content of a JSON mime type (<c>application/json</c>, <c>application/…+json</c>) is any JSON; of every other type it is a string, which is base64 for binary types
/// (<c>image/png</c>), exactly as the Jupyter protocol and nbformat have it.
/// </remarks>
public sealed class MimeBundle
{
    private readonly List<KeyValuePair<string, JsonNode>> representations = [];

    /// <summary>The mime types in order of preference, each with its content.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonNode>> Representations => representations;

    /// <summary>Metadata of the output, by mime type or as the front end defines it; empty as a rule.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Makes a bundle with one representation.</summary>
    public static MimeBundle Of(string mimeType, string content) => new MimeBundle().Add(mimeType, content);

    /// <summary>Makes a bundle with <c>text/plain</c> alone.</summary>
    public static MimeBundle PlainText(string text) => Of("text/plain", text);

    /// <summary>Adds a representation, or replaces the one of the same mime type; returns this bundle.</summary>
    public MimeBundle Add(string mimeType, string content) => Add(mimeType, JsonValue.Create(content)!);

    /// <summary>Adds a JSON representation, or replaces the one of the same mime type; returns this bundle.</summary>
    public MimeBundle Add(string mimeType, JsonNode content)
    {
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        ArgumentNullException.ThrowIfNull(content);
        var entry = KeyValuePair.Create(mimeType, content);
        var index = representations.FindIndex(known => known.Key == mimeType);
        if (index >= 0)
            representations[index] = entry;
        else
            representations.Add(entry);
        return this;
    }

    /// <summary>Gets the text of a mime type whose content is a string.</summary>
    public bool TryGetText(string mimeType, [NotNullWhen(true)] out string? text)
    {
        foreach (var (known, content) in representations)
        {
            if (known == mimeType && content is JsonValue value && value.TryGetValue(out text))
                return true;
        }

        text = null;
        return false;
    }

    /// <summary>Makes the <c>data</c> object of a Jupyter output: a copy, so that it can be put under any parent.</summary>
    public JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in representations)
            data[mimeType] = content.DeepClone();
        return data;
    }
}
