namespace Course.Notebooks.Running;

/// <summary>How a notebook is run without a front end.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>The notebook's folder: relative paths in directives start here.</summary>
    public string BaseDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>How long one cell may take; null for as long as it likes.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How long a cell that was told to stop may take to do so before it is abandoned.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Values for the variables of the cell tagged <c>parameters</c>, as text: <c>epochs</c> → <c>50</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
