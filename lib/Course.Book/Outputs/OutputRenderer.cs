using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Book.Pages;
using Course.Book.Prose;
using Course.Book.Rendering;

namespace Course.Book.Outputs;

/// <summary>What a cell put out, as HTML: of each output the richest representation that a page can show.</summary>
internal static class OutputRenderer
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The outputs of one cell, in order.</summary>
    public static string ToHtml(JsonArray outputs, PageDraft page)
    {
        var parts = Merge(outputs).Select(output => Render(output, page)).Where(html => html.Length > 0).ToArray();
        return parts.Length == 0 ? "" : $"<div class=\"outputs\">\n{string.Concat(parts)}</div>\n";
    }

    /// <summary>The source of the diagrams among the outputs.</summary>
    public static IEnumerable<string> Diagrams(JsonArray outputs) =>
        outputs.OfType<JsonObject>().Select(output => Text(output["data"]?[MimeType.Mermaid])).OfType<string>();

    private static string Render(JsonObject output, PageDraft page) => Text(output["output_type"]) switch
    {
        "stream" => Stream(Text(output["name"]) == "stderr" ? "stderr" : "stdout", Text(output["text"]) ?? ""),
        "error" => Error(output),
        "execute_result" or "display_data" when output["data"] is JsonObject data => Data(output, data, page),
        _ => "",
    };

    private static string Stream(string name, string text) =>
        text.Length == 0 ? "" : $"<pre class=\"stream {name}\">{TerminalText.ToHtml(text)}</pre>\n";

    private static string Error(JsonObject output)
    {
        string name = Text(output["ename"]) ?? "Error", message = Text(output["evalue"]) ?? "";
        string[] traceback = output["traceback"] is JsonArray lines ? [.. lines.Select(Text).OfType<string>()] : [];
        string details = traceback.Length == 0 ? "" : $"<pre>{TerminalText.ToHtml(string.Join('\n', traceback))}</pre>\n";
        return $"<div class=\"error\">\n<p><strong>{HtmlText.Encode(name)}</strong>: {TerminalText.ToHtml(message)}</p>\n{details}</div>\n";
    }

    private static string Data(JsonObject output, JsonObject data, PageDraft page)
    {
        string words = Text(data[MimeType.Plain]) ?? "";
        page.Index(words);
        if (data[MimeType.Plotly] is JsonObject figure) return FigureHtml.Write(figure, StillImage.Find(output), words, page);
        if (Text(data[MimeType.Mermaid]) is { } diagram) return DiagramHtml.Write(diagram, page);
        if (Text(data[MimeType.Html]) is { } html && SafeHtml.Output(html) is var safe && !string.IsNullOrWhiteSpace(safe)) return $"<div class=\"html\">\n{safe}\n</div>\n";
        if (StillImage.Find(output) is { } image) return $"<div class=\"image\">\n{image.ToHtml(words, page)}\n</div>\n";
        if (Text(data[MimeType.Latex]) is { } latex) return LatexHtml.Write(latex, page);
        if (Text(data[MimeType.Markdown]) is { } markdown) return $"<div class=\"prose\">\n{ProseRenderer.ToHtml(ProseRenderer.Parse(markdown), page)}</div>\n";
        if (data[MimeType.Json] is { } json) return $"<pre class=\"result\">{HtmlText.Encode(json.ToJsonString(Indented))}</pre>\n";
        return words.Length == 0 ? "" : $"<pre class=\"result\">{TerminalText.ToHtml(words)}</pre>\n";
    }

    // Output that was written in several goes is read in one.
    private static IEnumerable<JsonObject> Merge(JsonArray outputs)
    {
        JsonObject? stream = null;
        foreach (var output in outputs.OfType<JsonObject>())
        {
            bool isStream = Text(output["output_type"]) == "stream";
            if (isStream && stream is not null && Text(stream["name"]) == Text(output["name"]))
            {
                stream["text"] = Text(stream["text"]) + Text(output["text"]);
                continue;
            }

            if (stream is not null) yield return stream;
            stream = isStream ? (JsonObject)output.DeepClone() : null;
            if (!isStream) yield return output;
        }

        if (stream is not null) yield return stream;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out string? text) ? text : null;
}
