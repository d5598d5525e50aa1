using Course.Notebooks.Documents;

namespace Course.Tool.Running;

/// <summary>Tells whether the executed copy of a notebook still shows what the notebook would put out.</summary>
/// <param name="libraryFolder">The folder with the assemblies that the notebooks load.</param>
internal sealed class ExecutedCopy(string libraryFolder)
{
    /// <summary>Whether the copy ran to its end with the code that the notebook has now, after the last change to the setup and the libraries.</summary>
    public bool IsCurrent(NotebookJob job)
    {
        if (!File.Exists(job.OutputPath)) return false;
        var written = File.GetLastWriteTimeUtc(job.OutputPath);
        if (SharedFiles(job).Any(file => File.GetLastWriteTimeUtc(file) > written)) return false;
        try
        {
            return RanToTheEnd(NotebookDocument.Load(job.Path), NotebookDocument.Load(job.OutputPath));
        }
        catch (NotebookFormatException)
        {
            return false; // Running it says what is wrong.
        }
    }

    private static bool RanToTheEnd(NotebookDocument notebook, NotebookDocument copy) =>
        copy.Cells.Count == notebook.Cells.Count && copy.Cells.Zip(notebook.Cells).All(pair => pair.First.Kind == pair.Second.Kind && pair.First.Source == pair.Second.Source && HasRun(pair.First));

    private static bool HasRun(NotebookCell cell) => cell.Kind != CellKind.Code || string.IsNullOrWhiteSpace(cell.Source) || cell.HasTag("skip-execution")
        || (cell.ExecutionCount is not null && (cell.HasTag("raises-exception") || !cell.Outputs.Any(output => (string?)output?["output_type"] == "error")));

    private IEnumerable<string> SharedFiles(NotebookJob job) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(job.Path)!, "*.csx")
            .Concat(Directory.Exists(libraryFolder) ? Directory.EnumerateFiles(libraryFolder, "*.dll") : []);
}
