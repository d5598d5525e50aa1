using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Book.Pages;

/// <summary>How a code cell looks: from its tags, which are those of Jupyter Book, and from what a front end was told to hide.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Code">Its code.</param>
/// <param name="Outputs">Its outputs.</param>
internal sealed record CellLook(CellKindInBook Kind, Visibility Code, Visibility Outputs)
{
    /// <summary>Reads it from the cell's metadata.</summary>
    public static CellLook Of(NotebookCell cell)
    {
        if (cell.HasTag("solution")) return new(CellKindInBook.Solution, Visibility.Shown, Visibility.Shown);
        return new(
            cell.HasTag("exercise") ? CellKindInBook.Exercise : CellKindInBook.Ordinary,
            Of(cell, "input", "source_hidden"),
            Of(cell, "output", "outputs_hidden"));
    }

    private static Visibility Of(NotebookCell cell, string part, string flag)
    {
        if (cell.HasTag("remove-cell") || cell.HasTag($"remove-{part}")) return Visibility.Absent;
        bool isHidden = cell.Metadata["jupyter"] is JsonObject jupyter && jupyter[flag] is JsonValue value && value.TryGetValue(out bool hidden) && hidden;
        return isHidden || cell.HasTag("hide-cell") || cell.HasTag($"hide-{part}") ? Visibility.Folded : Visibility.Shown;
    }
}
