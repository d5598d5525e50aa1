using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Formatting;

/// <summary>JSON as what it is: front ends show it as a tree, everything else as indented text.</summary>
internal static class JsonView
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether values of the type are JSON.</summary>
    public static bool IsJson(Type type) => typeof(JsonNode).IsAssignableFrom(type) || type == typeof(JsonElement) || type == typeof(JsonDocument) || IsNewtonsoft(type);

    /// <summary>The JSON, or null if the value is none.</summary>
    public static MimeBundle? TryRender(object value)
    {
        if (!IsJson(value.GetType()))
            return null;
        // Numbers and texts are no trees; some front ends fail to show them as one.
        return Node(value) is { } node and (JsonObject or JsonArray)
            ? new MimeBundle().Add("application/json", node).Add("text/plain", node.ToJsonString(Indented))
            : MimeBundle.PlainText(Describe(value)!);
    }

    /// <summary>The JSON in one line, or null if the value is none.</summary>
    public static string? Describe(object value) => IsJson(value.GetType()) ? Node(value)?.ToJsonString() ?? "null" : null;

    private static JsonNode? Node(object value) => value switch
    {
        JsonNode node => node.DeepClone(),
        JsonElement { ValueKind: JsonValueKind.Undefined } => null,
        JsonElement element => JsonSerializer.SerializeToNode(element),
        JsonDocument document => JsonSerializer.SerializeToNode(document.RootElement),
        _ => JsonNode.Parse(value.ToString()!),
    };

    private static bool IsNewtonsoft(Type type) => type.FullName is "Newtonsoft.Json.Linq.JObject" or "Newtonsoft.Json.Linq.JArray";
}
