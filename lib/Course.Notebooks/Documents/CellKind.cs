namespace Course.Notebooks.Documents;

/// <summary>What a cell is: nbformat's <c>cell_type</c>.</summary>
public enum CellKind
{
    /// <summary>Code with its outputs.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text that is passed on as it is.</summary>
    Raw,
}
