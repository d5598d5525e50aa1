using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Jupyter;

/// <summary>
/// Turns messages into frames and frames into messages:
/// identities, <c>&lt;IDS|MSG&gt;</c>, signature, header, parent header, metadata, content, buffers.
/// </summary>
/// <remarks>Source: "Messaging in Jupyter", section "The wire protocol".</remarks>
internal sealed class MessageCodec : IDisposable
{
    /// <summary>The version of the messaging protocol that the kernel speaks.</summary>
    public const string ProtocolVersion = "5.4";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly MessageSigner signer;
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly string username = Environment.UserName;
    private long count;

    public MessageCodec(ConnectionInfo connection) => signer = new MessageSigner(connection.Key, connection.SignatureScheme);

    /// <summary>The frames of a new message.</summary>
    /// <param name="identities">The routing frames, or the topic on iopub.</param>
    /// <param name="type">The message type.</param>
    /// <param name="parent">The request that it belongs to.</param>
    /// <param name="content">The content.</param>
    /// <param name="id">The id that the message got.</param>
    public List<byte[]> Encode(IReadOnlyList<byte[]> identities, string type, JupyterMessage parent, JsonObject content, out string id)
    {
        id = string.Create(CultureInfo.InvariantCulture, $"{session}_{Interlocked.Increment(ref count)}");
        var header = Header(type, id);
        var body = Bytes(content);
        List<byte[]> frames = [.. identities, Delimiter, signer.Sign(header, parent.HeaderJson, Empty, body), header, parent.HeaderJson, Empty, body];
        return frames;
    }

    /// <inheritdoc cref="Encode(IReadOnlyList{byte[]}, string, JupyterMessage, JsonObject, out string)"/>
    public List<byte[]> Encode(IReadOnlyList<byte[]> identities, string type, JupyterMessage parent, JsonObject content) =>
        Encode(identities, type, parent, content, out _);

    /// <summary>The message that the frames hold.</summary>
    /// <exception cref="InvalidMessageException">They are no message, or it was not signed with the key.</exception>
    public JupyterMessage Decode(IReadOnlyList<byte[]> frames)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter)) delimiter++;
        if (delimiter == frames.Count) throw new InvalidMessageException("no <IDS|MSG> frame");
        if (frames.Count < delimiter + 6) throw new InvalidMessageException($"{frames.Count - delimiter - 1} frames after <IDS|MSG>, expected at least 5");

        byte[] signature = frames[delimiter + 1], header = frames[delimiter + 2], parent = frames[delimiter + 3], metadata = frames[delimiter + 4], content = frames[delimiter + 5];
        if (!signer.IsValid(signature, header, parent, metadata, content))
            throw new InvalidMessageException(signature.Length == 0 ? "not signed" : "the signature is not that of the connection's key");

        // Only what is signed is parsed.
        var fields = Object(header, "header");
        var type = Text(fields, "msg_type");
        if (type.Length == 0) throw new InvalidMessageException("the header has no msg_type");
        return new JupyterMessage(
            [.. frames.Take(delimiter)],
            new MessageHeader(type, Text(fields, "msg_id"), Text(fields, "session"), Text(fields, "username")),
            header,
            Text(Object(parent, "parent header"), "msg_id"),
            Object(metadata, "metadata"),
            Object(content, "content"));
    }

    /// <inheritdoc/>
    public void Dispose() => signer.Dispose();

    private static string Text(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static JsonObject Object(byte[] json, string what)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new InvalidMessageException($"the {what} is not a JSON object");
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            throw new InvalidMessageException($"the {what} is not JSON: {problem.Message}");
        }
    }

    private static byte[] Bytes(JsonObject content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions)) content.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private byte[] Header(string type, string id)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("msg_id", id);
            writer.WriteString("msg_type", type);
            writer.WriteString("session", session);
            writer.WriteString("username", username);
            writer.WriteString("date", DateTime.UtcNow);
            writer.WriteString("version", ProtocolVersion);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
