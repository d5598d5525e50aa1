using System.Text.Json.Nodes;

namespace Course.Book.Outputs;

/// <summary>
/// Plotly has no captions: a figure that has one carries it as an annotation named "caption", its lines broken for one width. In a
/// page it is a text below the figure, which wraps to any width and is read aloud.
/// </summary>
internal static class FigureCaption
{
    private const string Name = "caption";
    private const double LineHeight = 18;

    /// <summary>Takes the caption out of a figure, and the room that it had.</summary>
    /// <returns>The caption; empty where there is none.</returns>
    public static string Take(JsonObject figure)
    {
        if (figure["layout"] is not JsonObject layout || layout["annotations"] is not JsonArray annotations) return "";
        if (annotations.OfType<JsonObject>().FirstOrDefault(annotation => Text(annotation["name"]) == Name) is not { } caption) return "";
        annotations.Remove(caption);
        string[] lines = (Text(caption["text"]) ?? "").Split("<br>");
        Shrink(layout, Number(caption["yshift"]), lines.Length);
        return string.Join(' ', lines);
    }

    private static void Shrink(JsonObject layout, double? shift, int lines)
    {
        if (layout["margin"] is not JsonObject margin || Number(margin["b"]) is not { } bottom || shift is null) return;
        double left = Math.Min(bottom, 4 - shift.Value);
        margin["b"] = left;
        if (Number(layout["height"]) is { } height) layout["height"] = height - (lines * LineHeight) - 10;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) ? number : null;
}
