using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>From the JSON of a file to the form in memory (every text one string, every cell with an id) and back.</summary>
internal static class NotebookReader
{
    public static JsonObject EmptyRoot() => new()
    {
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = "C#" },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    public static NotebookDocument Read(string text, string name)
    {
        var root = ParseJson(text, name) as JsonObject
            ?? throw new NotebookFormatException($"{name} is not a notebook: the file holds JSON, but not an object with \"cells\".");
        try
        {
            return FromRoot(root, name);
        }
        catch (InvalidOperationException exception)
        {
            // A text with half of a surrogate pair, which is found only when it is read.
            throw new NotebookFormatException($"{name} holds a text that is not Unicode: {exception.Message}", exception);
        }
    }

    /// <summary>The JSON of the file: texts split into lines, format 4.5.</summary>
    public static JsonObject ToFileForm(JsonObject root, IEnumerable<NotebookCell> cells)
    {
        var file = (JsonObject)root.DeepClone();
        file["nbformat"] = 4;
        file["nbformat_minor"] = Math.Max(5, MinorVersion(root));
        (file["metadata"] as JsonObject)?.Remove("signature");
        var used = new HashSet<string>(StringComparer.Ordinal);
        var place = 0;
        var array = new JsonArray();
        foreach (var cell in cells)
        {
            var json = cell.ToJson();
            GiveId(json, used, place++);
            SplitTexts(json);
            array.Add((JsonNode)json);
        }

        file["cells"] = array;
        return file;
    }

    private static JsonNode? ParseJson(string text, string name)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 512, AllowDuplicateProperties = false });
        }
        catch (JsonException exception)
        {
            throw new NotebookFormatException(DescribeSyntaxError(text, name, exception), exception);
        }
        catch (ArgumentException exception)
        {
            throw new NotebookFormatException($"{name} is not a notebook: {exception.Message}", exception);
        }
    }

    private static string DescribeSyntaxError(string text, string name, JsonException exception)
    {
        if (string.IsNullOrWhiteSpace(text))
            return $"{name} is empty. A notebook holds JSON; restore the file from version control or a backup.";
        if (exception.LineNumber is null)
            return $"{name} is not a notebook: {exception.Message}";
        var lines = text.Split('\n');
        var index = (int)Math.Min(exception.LineNumber ?? 0, lines.Length - 1);
        // The reader counts bytes of UTF-8; people count characters.
        var bytes = System.Text.Encoding.UTF8.GetBytes(lines[index]);
        var column = System.Text.Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(exception.BytePositionInLine ?? 0, bytes.Length)) + 1;
        var place = $"{name} is not a notebook: its JSON is broken at line {index + 1}, column {column}";
        if (lines.Any(line => line.StartsWith("<<<<<<<", StringComparison.Ordinal)))
            return $"{place}. It holds the marks of an unfinished merge (<<<<<<<); resolve the conflict first.";
        var reason = exception.Message;
        var end = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var shown = lines[index].Trim();
        return $"{place}: {(end > 0 ? reason[..end] : reason)} The line reads: {(shown.Length > 80 ? shown[..80] + "…" : shown)}";
    }

    private static NotebookDocument FromRoot(JsonObject root, string name)
    {
        if (root["nbformat"] is not JsonValue version || !version.TryGetValue<int>(out var major))
            throw new NotebookFormatException($"{name} is not a notebook: it has no \"nbformat\" version number.");
        if (major < 4)
            throw new NotebookFormatException($"{name} is in nbformat {major}, which ended in 2015. Convert it first: jupyter nbconvert --to notebook --nbformat 4 {name}");
        if (major > 4)
            throw new NotebookFormatException($"{name} is in nbformat {major}; this version reads nbformat 4.0 to 4.5.");
        if (root["cells"] is not JsonArray items)
            throw new NotebookFormatException($"{name} is not a notebook: it has no list of \"cells\".");
        if (root["metadata"] is null)
            root["metadata"] = new JsonObject();
        else if (root["metadata"] is not JsonObject)
            throw new NotebookFormatException($"{name}: its \"metadata\" are not an object.");

        var used = new HashSet<string>(StringComparer.Ordinal);
        var cells = new List<NotebookCell>(items.Count);
        foreach (var item in items)
            cells.Add(ReadCell(item, name, cells.Count, used));
        root.Remove("cells");
        return new NotebookDocument(root, cells);
    }

    private static NotebookCell ReadCell(JsonNode? item, string name, int index, HashSet<string> used)
    {
        if (item is not JsonObject original)
            throw new NotebookFormatException($"{name}, cell {index + 1}: is not an object.");
        var json = (JsonObject)original.DeepClone();
        var type = json["cell_type"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        var kind = type switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            null => throw new NotebookFormatException($"{name}, cell {index + 1}: has no \"cell_type\"."),
            _ => throw new NotebookFormatException($"{name}, cell {index + 1}: has cell_type \"{type}\"; expected code, markdown or raw."),
        };
        json["source"] = MultilineText.Join(json["source"])
            ?? throw new NotebookFormatException($"{name}, cell {index + 1}: its \"source\" is neither a text nor a list of lines.");
        if (json["metadata"] is not JsonObject)
            json["metadata"] = new JsonObject();
        if (kind == CellKind.Code)
        {
            json.TryAdd("execution_count", null);
            if (json["outputs"] is not JsonArray)
                json["outputs"] = new JsonArray();
            foreach (var output in ((JsonArray)json["outputs"]!).OfType<JsonObject>())
                JoinOutput(output);
        }

        foreach (var attachment in Attachments(json))
            JoinBundle(attachment);
        GiveId(json, used, index);
        return new NotebookCell(kind, json);
    }

    private static void GiveId(JsonObject cell, HashSet<string> used, int place)
    {
        var id = cell["id"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        for (var attempt = place; !CellId.IsValid(id) || !used.Add(id!); attempt++)
            id = CellId.From((string)cell["source"]!, attempt);
        cell["id"] = id;
    }

    private static int MinorVersion(JsonObject root) =>
        root["nbformat_minor"] is JsonValue value && value.TryGetValue<int>(out var minor) ? minor : 0;

    private static IEnumerable<JsonObject> Attachments(JsonObject cell) =>
        cell["attachments"] is JsonObject attachments ? attachments.Select(attachment => attachment.Value).OfType<JsonObject>() : [];

    private static void JoinOutput(JsonObject output)
    {
        if (output["data"] is JsonObject data)
            JoinBundle(data);
        if (output["text"] is JsonArray && MultilineText.Join(output["text"]) is { } text)
            output["text"] = text;
    }

    private static void JoinBundle(JsonObject bundle)
    {
        foreach (var (mimeType, content) in bundle.ToArray())
        {
            if (!MultilineText.IsJson(mimeType) && content is JsonArray && MultilineText.Join(content) is { } text)
                bundle[mimeType] = text;
        }
    }

    private static void SplitTexts(JsonObject cell)
    {
        cell["source"] = MultilineText.Split((string)cell["source"]!);
        foreach (var output in (cell["outputs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (output["data"] is JsonObject data)
                SplitBundle(data);
            if (output["text"] is JsonValue text && text.TryGetValue<string>(out var whole))
                output["text"] = MultilineText.Split(whole);
        }

        foreach (var attachment in Attachments(cell))
            SplitBundle(attachment);
    }

    private static void SplitBundle(JsonObject bundle)
    {
        foreach (var (mimeType, content) in bundle.ToArray())
        {
            if (MultilineText.IsStoredAsLines(mimeType) && content is JsonValue value && value.TryGetValue<string>(out var text))
                bundle[mimeType] = MultilineText.Split(text);
        }
    }
}
