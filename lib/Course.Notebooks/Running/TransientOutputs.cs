using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>
/// Outputs that serve the running notebook only, such as a script library that its figures share. Their HTML starts with the comment
/// <see cref="Marker"/>; a notebook that is kept for readers does without them.
/// </summary>
public static class TransientOutputs
{
    /// <summary>What the HTML of such an output starts with.</summary>
    public const string Marker = "<!-- course:transient -->";

    /// <summary>Takes them out of a notebook.</summary>
    public static void Remove(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            for (var i = cell.Outputs.Count - 1; i >= 0; i--)
            {
                if (IsTransient(cell.Outputs[i]))
                    cell.Outputs.RemoveAt(i);
            }
        }
    }

    /// <summary>The HTML of these outputs, in the notebook's order: what its figures need to be drawn.</summary>
    internal static IEnumerable<string> Html(NotebookDocument document) =>
        document.Cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => cell.Outputs).Where(IsTransient).Select(output => MultilineText.Join(output!["data"]!["text/html"])!);

    // In a file the HTML is a list of lines, in an output just made it is one string.
    private static bool IsTransient(JsonNode? output)
    {
        var html = output?["data"]?["text/html"];
        var start = html is JsonArray { Count: > 0 } lines ? lines[0] : html;
        return start is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith(Marker, StringComparison.Ordinal);
    }
}
