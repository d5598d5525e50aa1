using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>Writes JSON byte for byte as Jupyter does: keys sorted, one space of indentation, non-ASCII as itself, numbers as they were read.</summary>
internal static class CanonicalJson
{
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        WriteNode(text, node, 0);
        return text.Append('\n').ToString();
    }

    private static void WriteNode(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                text.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                text.Append("[]");
                break;
            case JsonObject members:
                text.Append('{');
                var first = true;
                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    StartItem(text, ref first, depth + 1);
                    WriteString(text, name);
                    text.Append(": ");
                    WriteNode(text, value, depth + 1);
                }

                EndItems(text, '}', depth);
                break;
            case JsonArray items:
                text.Append('[');
                var firstItem = true;
                foreach (var item in items)
                {
                    StartItem(text, ref firstItem, depth + 1);
                    WriteNode(text, item, depth + 1);
                }

                EndItems(text, ']', depth);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                // A string held as another type (a date, say) becomes text here; a string proper comes out as it is.
                WriteString(text, value.TryGetValue<string>(out var plain) ? plain : JsonSerializer.Deserialize<string>(value.ToJsonString())!);
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void StartItem(StringBuilder text, ref bool first, int depth)
    {
        if (!first)
            text.Append(',');
        first = false;
        text.Append('\n').Append(' ', depth);
    }

    private static void EndItems(StringBuilder text, char bracket, int depth) => text.Append('\n').Append(' ', depth).Append(bracket);

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
