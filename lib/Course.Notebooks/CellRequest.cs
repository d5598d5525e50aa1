namespace Course.Notebooks;

/// <summary>One cell to run.</summary>
/// <param name="Code">The cell's source.</param>
public sealed record CellRequest(string Code)
{
    /// <summary>The cell's language: from its metadata (<c>polyglot_notebook.kernelName</c>, <c>dotnet_interactive.language</c>), C# if it says nothing.</summary>
    public string Language { get; init; } = "csharp";

    /// <summary>The number errors call the cell by (<c>Cell 3, line 2</c>): the execution count in Jupyter, the cell's position in a document run headlessly.</summary>
    public int Number { get; init; }

    /// <summary>Runs the code without showing the value of its trailing expression.</summary>
    public bool Silent { get; init; }
}
