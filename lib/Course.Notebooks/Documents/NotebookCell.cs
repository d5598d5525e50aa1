using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>One cell of a notebook. Fields that this library does not know stay as they were read.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject json;

    /// <summary>Makes an empty cell.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="source">Its text.</param>
    /// <param name="id">Its id (1 to 64 letters, digits, <c>-</c> and <c>_</c>); made up from its text when left out.</param>
    public NotebookCell(CellKind kind, string source, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        json = new JsonObject
        {
            ["cell_type"] = kind.ToString().ToLowerInvariant(),
            ["id"] = id ?? CellId.From(source, 0),
            ["metadata"] = new JsonObject(),
            ["source"] = source,
        };
        if (kind == CellKind.Code)
        {
            json["execution_count"] = null;
            json["outputs"] = new JsonArray();
        }

        Kind = kind;
    }

    internal NotebookCell(CellKind kind, JsonObject json)
    {
        Kind = kind;
        this.json = json;
    }

    /// <summary>What the cell is.</summary>
    public CellKind Kind { get; }

    /// <summary>The cell's id, unique in its notebook.</summary>
    public string Id
    {
        get => (string)json["id"]!;
        set => json["id"] = CellId.IsValid(value)
            ? value
            : throw new ArgumentException($"\"{value}\" is not a cell id: 1 to 64 letters, digits, - and _.", nameof(value));
    }

    /// <summary>The cell's text, lines separated as in the file.</summary>
    public string Source
    {
        get => (string)json["source"]!;
        set => json["source"] = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The cell's metadata; what is changed here is saved.</summary>
    public JsonObject Metadata => (JsonObject)json["metadata"]!;

    /// <summary>The number of the run that made the outputs; null when there was none. Code cells only.</summary>
    public int? ExecutionCount
    {
        get => json["execution_count"] is JsonValue value && value.TryGetValue<int>(out var count) ? count : null;
        set
        {
            if (Kind == CellKind.Code)
                json["execution_count"] = value;
        }
    }

    /// <summary>The outputs as nbformat has them, every text one string (it is split into lines when saved). Empty, and not saved, for other than code cells.</summary>
    public JsonArray Outputs => json["outputs"] as JsonArray ?? [];

    /// <summary>The images that a Markdown cell carries itself: by their name in <c>attachment:name</c>, a bundle of mime type and Base64. Empty where there are none.</summary>
    public JsonObject Attachments => json["attachments"] as JsonObject ?? [];

    /// <summary>The tags in the metadata, in order.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata["tags"] is JsonArray tags ? [.. tags.OfType<JsonValue>().Where(tag => tag.TryGetValue<string>(out _)).Select(tag => (string)tag!)] : [];

    /// <summary>
    /// The cell's language as its metadata say (<c>polyglot_notebook.kernelName</c>, <c>dotnet_interactive.language</c>, <c>vscode.languageId</c>); null when they say nothing.
    /// </summary>
    public string? Language => CellLanguage.Of(Metadata);

    /// <summary>Whether the cell carries a tag.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    /// <summary>Removes the outputs and the execution count of a code cell.</summary>
    public void ClearOutputs()
    {
        Outputs.Clear();
        ExecutionCount = null;
    }

    /// <summary>The cell as it is in memory: a copy.</summary>
    internal JsonObject ToJson() => (JsonObject)json.DeepClone();
}
