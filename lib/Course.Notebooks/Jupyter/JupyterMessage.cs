using System.Text.Json.Nodes;

namespace Course.Notebooks.Jupyter;

/// <summary>A received message, its signature checked.</summary>
/// <param name="Identities">The routing frames: an answer is sent back along them.</param>
/// <param name="Header">The parsed header.</param>
/// <param name="HeaderJson">The header as received, which becomes the parent header of every answer.</param>
/// <param name="ParentId">The message that this one answers; empty when there is none.</param>
/// <param name="Metadata">The metadata: of a cell, what the notebook says about it.</param>
/// <param name="Content">The content.</param>
internal sealed record JupyterMessage(
    IReadOnlyList<byte[]> Identities,
    MessageHeader Header,
    byte[] HeaderJson,
    string ParentId,
    JsonObject Metadata,
    JsonObject Content)
{
    /// <summary>The header of answers that no request asked for, such as the kernel's starting.</summary>
    public static JupyterMessage None { get; } = new([], new MessageHeader("", "", "", ""), "{}"u8.ToArray(), "", [], []);

    /// <summary>A text of the content, or what to take when it is missing or no text.</summary>
    public string Text(string name, string otherwise = "") =>
        Content[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : otherwise;

    /// <summary>A truth value of the content, or what to take when it is missing or something else.</summary>
    public bool Flag(string name, bool otherwise = false) =>
        Content[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    /// <summary>A whole number of the content, or null when it is missing or something else.</summary>
    public int? Number(string name) =>
        Content[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
