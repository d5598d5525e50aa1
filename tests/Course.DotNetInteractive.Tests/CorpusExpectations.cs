extern alias engine;

using engine::Course.Notebooks.Documents;

namespace Course.DotNetInteractive.Tests;

/// <summary>What a notebook of the corpus says its cells show: in the Markdown cell below each, in a fence.</summary>
/// <param name="Source">The cell's code.</param>
/// <param name="Text">What it shows; nothing if it only has to run.</param>
internal sealed record CorpusExpectations(string Source, string Text)
{
    private const string Fence = "```";
    private const string Error = "error: ";

    /// <summary>Reads a notebook.</summary>
    public static IReadOnlyList<CorpusExpectations> Read(string path)
    {
        var cells = NotebookDocument.Load(path).Cells;
        return [.. cells.Select((cell, index) => (cell, next: index + 1 < cells.Count ? cells[index + 1] : null))
            .Where(entry => entry.cell.Kind == CellKind.Code).Select(entry => new CorpusExpectations(entry.cell.Source, Fenced(entry.next)))];
    }

    /// <summary>Whether a host did what it says.</summary>
    public bool Accepts(CellObservation cell)
    {
        if (Text.StartsWith(Error, StringComparison.Ordinal))
            return !cell.Succeeded && (Text == Error + "DirectiveError" || cell.Failure.Contains(Text[Error.Length..], StringComparison.Ordinal));
        return cell.Succeeded && (Text.Length == 0 || Text.Replace("err: ", "", StringComparison.Ordinal) == cell.Text.TrimEnd('\n'));
    }

    private static string Fenced(NotebookCell? cell)
    {
        if (cell is not { Kind: CellKind.Markdown } || !cell.Source.StartsWith("Shows", StringComparison.Ordinal))
            return "";
        int start = cell.Source.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length, end = cell.Source.LastIndexOf(Fence, StringComparison.Ordinal);
        return cell.Source[start..end].Trim('\n');
    }
}
