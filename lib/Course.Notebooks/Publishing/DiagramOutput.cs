using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Publishing;

/// <summary>An output of a notebook that is a Mermaid diagram: its source, and the drawing that stands for it where no script runs.</summary>
/// <param name="Cell">The cell that made it.</param>
/// <param name="Data">The output's representations.</param>
internal sealed record DiagramOutput(NotebookCell Cell, JsonObject Data)
{
    private const string SourceMimeType = "text/vnd.mermaid";
    private const string DrawingMimeType = "image/svg+xml";

    /// <summary>The diagram as it was written.</summary>
    public string Source => MultilineText.Join(Data[SourceMimeType]) ?? "";

    /// <summary>The drawing as SVG, or null.</summary>
    public string? Drawing
    {
        get => MultilineText.Join(Data[DrawingMimeType]);
        set => Data[DrawingMimeType] = value;
    }

    /// <summary>Every diagram of a notebook, in order.</summary>
    public static IEnumerable<DiagramOutput> In(NotebookDocument document) =>
        from cell in document.Cells
        where cell.Kind == CellKind.Code
        from output in cell.Outputs
        let data = output?["data"] as JsonObject
        where data?[SourceMimeType] is not null
        select new DiagramOutput(cell, data);

    /// <summary>Takes the HTML out, which shows the source and which front ends would prefer to the drawing.</summary>
    public void RemoveHtml() => Data.Remove("text/html");
}
