using System.Text;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>nbformat stores a text as the list of its lines, so that a changed line is a changed line in version control; in memory it is one string.</summary>
internal static class MultilineText
{
    /// <summary>Joins what the file holds: one string, or the list of its lines. Null when it is neither.</summary>
    public static string? Join(JsonNode? node)
    {
        switch (node)
        {
            case JsonValue value when value.TryGetValue<string>(out var text):
                return text;
            case JsonArray lines:
                var joined = new StringBuilder();
                foreach (var line in lines)
                {
                    if (line is not JsonValue item || !item.TryGetValue<string>(out var text))
                        return null;
                    joined.Append(text);
                }

                return joined.ToString();
            default:
                return null;
        }
    }

    /// <summary>Splits into lines that keep their ends, at the places where Python's <c>str.splitlines</c> does: what Jupyter writes.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!EndsLine(text[i]))
                continue;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            lines.Add((JsonNode)text[start..(i + 1)]);
            start = i + 1;
        }

        if (start < text.Length)
            lines.Add((JsonNode)text[start..]);
        return lines;
    }

    /// <summary>Whether a mime type's content is stored as lines: text, SVG and JavaScript, but neither JSON nor base64.</summary>
    public static bool IsStoredAsLines(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "application/javascript" or "image/svg+xml";

    /// <summary>Whether a mime type's content is JSON, to be left as it is.</summary>
    public static bool IsJson(string mimeType) =>
        mimeType == "application/json"
        || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    private static bool EndsLine(char c) => c is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';
}
