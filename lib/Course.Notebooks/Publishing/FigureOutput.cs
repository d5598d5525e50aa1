using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Publishing;

/// <summary>An output of a notebook that is a Plotly figure: its representations, and the picture that stands for it where no script runs.</summary>
/// <param name="Cell">The cell that made it.</param>
/// <param name="Output">The output, as nbformat has it.</param>
internal sealed record FigureOutput(NotebookCell Cell, JsonObject Output)
{
    private const string JsonMimeType = "application/vnd.plotly.v1+json";
    private const string HtmlMimeType = "text/html";
    private const string PictureMimeType = "image/png";

    /// <summary>The figure's HTML, or null.</summary>
    public string? Html => MultilineText.Join(Data[HtmlMimeType]);

    /// <summary>The figure in words, or null.</summary>
    public string? Words => MultilineText.Join(Data["text/plain"]);

    /// <summary>The PNG picture in base64, or null.</summary>
    public string? Picture => MultilineText.Join(Data[PictureMimeType])?.Trim();

    private JsonObject Data => (JsonObject)Output["data"]!;

    /// <summary>Every figure of a notebook, in order.</summary>
    public static IEnumerable<FigureOutput> In(NotebookDocument document) =>
        from cell in document.Cells
        where cell.Kind == CellKind.Code
        from output in cell.Outputs.OfType<JsonObject>()
        where (output["data"] as JsonObject)?[JsonMimeType] is not null
        select new FigureOutput(cell, output);

    /// <summary>What the figure shows, as text: figures of the same text look the same.</summary>
    public string Content() => CanonicalJson.Write(Data[JsonMimeType]!);

    /// <summary>Gives the figure a picture: its base64, and what front ends are told of it.</summary>
    public void SetPicture(string picture, JsonNode? about)
    {
        Data[PictureMimeType] = picture;
        if (about is null) return;
        if (Output["metadata"] is not JsonObject metadata) Output["metadata"] = metadata = [];
        metadata[PictureMimeType] = about.DeepClone();
    }

    /// <summary>What front ends are told of the picture, or null.</summary>
    public JsonNode? AboutPicture() => (Output["metadata"] as JsonObject)?[PictureMimeType];

    /// <summary>Takes the HTML out, which repeats the figure's data and draws nothing without plotly.js.</summary>
    public void RemoveHtml() => Data.Remove(HtmlMimeType);
}
