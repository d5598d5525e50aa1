using Course.Notebooks;
using Course.Notebooks.Formatting;
using Course.Notebooks.Scripting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Something that is on the page and can be replaced there.</summary>
public sealed class DisplayedValue
{
    private static long latestId;
    private readonly CellContext? cell;

    private DisplayedValue(string id, CellContext? cell, IReadOnlyCollection<string> mimeTypes) => (DisplayId, this.cell, MimeTypes) = (id, cell, mimeTypes);

    /// <summary>What identifies it on the page.</summary>
    public string DisplayId { get; }

    /// <summary>The mime types it was shown with.</summary>
    public IReadOnlyCollection<string> MimeTypes { get; }

    /// <summary>Replaces what is shown, in place.</summary>
    public void Update(object? updatedValue) => cell?.Output.UpdateDisplay(DisplayId, ValueFormatter.ToBundle(updatedValue));

    internal static DisplayedValue Show(MimeBundle value)
    {
        // A counter and not a GUID: running a notebook again gives the same outputs.
        var id = $"display-{Interlocked.Increment(ref latestId)}";
        var cell = CellContext.Current;
        cell?.Output.Display(value, id);
        return new DisplayedValue(id, cell, [.. value.Representations.Select(representation => representation.Key)]);
    }
}
