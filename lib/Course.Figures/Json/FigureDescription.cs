using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>A figure in words, for screen readers, terminals and wherever no picture can be shown.</summary>
internal static class FigureDescription
{
    private const int MostTraces = 8;

    /// <summary>Kind and title, then the axes, then each trace with its range, then the caption.</summary>
    internal static string Describe(string kind, JsonObject plotly)
    {
        JsonArray traces = plotly["data"]!.AsArray();
        JsonObject layout = plotly["layout"]!.AsObject();
        var text = new StringBuilder(kind);
        if (TitleOf(layout) is { } title) text.Append(CultureInfo.InvariantCulture, $": {Plain(title)}");
        text.Append('.').AppendLine();

        foreach (string axis in AxesOf(layout, traces)) text.Append("  ").AppendLine(axis);
        foreach (JsonNode? trace in traces.Take(MostTraces)) text.Append("  ").AppendLine(DescribeTrace(trace!.AsObject()));
        if (traces.Count > MostTraces) text.Append(CultureInfo.InvariantCulture, $"  and {traces.Count - MostTraces} more.").AppendLine();
        if (plotly["frames"] is JsonArray { Count: > 0 } frames)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Animation of {frames.Count} steps, from {FrameName(frames[0])} to {FrameName(frames[^1])}.").AppendLine();
        }
        if (CaptionOf(layout) is { } caption) text.Append(Plain(caption)).AppendLine();
        return text.ToString().TrimEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The kind of a chart that somebody else made, from its traces.</summary>
    internal static string KindOf(JsonArray traces)
    {
        string[] words = [.. traces.Select(trace => Word(trace!.AsObject())).Distinct()];
        return words.Length switch
        {
            0 => "Empty chart",
            1 => char.ToUpperInvariant(words[0][0]) + words[0][1..] + " chart",
            _ => "Chart of " + string.Join(", ", words),
        };
    }

    internal static string? CaptionOf(JsonObject layout) => layout["annotations"]?.AsArray()
        .FirstOrDefault(annotation => annotation?["name"]?.GetValue<string>() == FigureCaption.AnnotationName)?["text"]?.GetValue<string>();

    private static string DescribeTrace(JsonObject trace)
    {
        var text = new StringBuilder(Word(trace));
        if (trace["name"]?.GetValue<string>() is { Length: > 0 } name) text.Append(CultureInfo.InvariantCulture, $" \"{Plain(name)}\"");

        string values = trace["z"] is not null ? "z" : trace["y"] is not null ? "y" : "x";
        (double Least, double Most, int Count) range = RangeOf(trace[values]);
        if (range.Count > 0) text.Append(CultureInfo.InvariantCulture, $": {range.Count} values from {range.Least:G4} to {range.Most:G4}");
        else if (trace[values] is JsonArray items) text.Append(CultureInfo.InvariantCulture, $": {items.Count} items");
        return text.Append('.').ToString();
    }

    private static IEnumerable<string> AxesOf(JsonObject layout, JsonArray traces)
    {
        JsonObject axes = layout["scene"] as JsonObject ?? layout;
        foreach ((string name, JsonNode? node) in axes.Where(member => member.Key.Length > 4 && member.Key.AsSpan(1, 4) is "axis"))
        {
            if (node is not JsonObject axis || axis["visible"]?.GetValue<bool>() == false || TitleOf(axis) is not { } title) continue;

            string letter = name[..1];
            string id = letter + name[5..];
            bool own = ReferenceEquals(axes, layout);
            var range = traces.Select(trace => trace!.AsObject())
                .Where(trace => !own || (trace[letter + "axis"]?.GetValue<string>() ?? letter) == id)
                .Select(trace => RangeOf(trace[letter]))
                .Where(range => range.Count > 0)
                .ToArray();
            string extent = axis["range"] is JsonArray { Count: 2 } fixedRange && axis["type"]?.GetValue<string>() != "log"
                ? string.Create(CultureInfo.InvariantCulture, $" from {Value(fixedRange[0]):G4} to {Value(fixedRange[1]):G4}")
                : range.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $" from {range.Min(r => r.Least):G4} to {range.Max(r => r.Most):G4}") : "";
            yield return $"{id} axis: {Plain(title)}{extent}.";
        }
    }

    private static string Word(JsonObject trace)
    {
        string type = trace["type"]?.GetValue<string>() ?? "scatter";
        string mode = trace["mode"]?.GetValue<string>() ?? "";
        bool stepped = type is "scatter" or "scattergl" or "scatter3d";
        return !stepped ? type switch { "bar" => "bars", "heatmap" => "heat map", _ => type }
            : mode.Contains("lines", StringComparison.Ordinal) ? "line"
            : mode is "text" ? "labels" : "points";
    }

    private static (double Least, double Most, int Count) RangeOf(JsonNode? values)
    {
        (double least, double most, int count) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        Visit(values);
        return (least, most, count);

        void Visit(JsonNode? node)
        {
            if (node is JsonArray array)
            {
                foreach (JsonNode? item in array) Visit(item);
            }
            else if (node is JsonValue value && value.GetValueKind() == JsonValueKind.Number)
            {
                (least, most, count) = (Math.Min(least, Value(value)), Math.Max(most, Value(value)), count + 1);
            }
        }
    }

    private static double Value(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue(out double fraction) ? fraction : value.TryGetValue(out long whole) ? whole : value.TryGetValue(out int small) ? small : double.NaN
        : double.NaN;

    private static string? TitleOf(JsonObject owner) => (owner["title"] as JsonObject)?["text"]?.GetValue<string>();

    private static string FrameName(JsonNode? frame) => frame?["name"]?.GetValue<string>() ?? "?";

    private static string Plain(string text) => text.Replace("<br>", " ", StringComparison.Ordinal)
        .Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal)
        .Replace("<i>", "", StringComparison.Ordinal).Replace("</i>", "", StringComparison.Ordinal)
        .Replace("<sub>", "", StringComparison.Ordinal).Replace("</sub>", "", StringComparison.Ordinal);
}
