using Course.Notebooks.Documents;

namespace Course.Tool.Tests;

/// <summary>A temporary folder with the notebooks that a test writes into it.</summary>
public sealed class NotebookFolder : IDisposable
{
    public NotebookFolder() => Path = Directory.CreateTempSubdirectory("course-tool-").FullName;

    public string Path { get; }

    /// <summary>Writes a notebook of C# cells; a cell that begins with <c>[tag]</c> gets the tag.</summary>
    public string Add(string name, params string[] cells)
    {
        var document = new NotebookDocument();
        document.Cells.Add(new NotebookCell(CellKind.Markdown, "# A test", "title"));
        for (int index = 0; index < cells.Length; index++)
        {
            string source = cells[index];
            string? tag = source.StartsWith('[') ? source[1..source.IndexOf(']', StringComparison.Ordinal)] : null;
            var cell = new NotebookCell(CellKind.Code, tag is null ? source : source[(tag.Length + 2)..], $"cell-{index + 1}");
            if (tag is not null) cell.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray(tag);
            document.Cells.Add(cell);
        }

        string path = System.IO.Path.Combine(Path, name);
        document.Save(path);
        return path;
    }

    /// <summary>The executed copy of a notebook.</summary>
    public NotebookDocument Executed(string name) => NotebookDocument.Load(System.IO.Path.Combine(Path, "artifacts", "executed", name));

    /// <summary>The outputs of a code cell, from 1, as JSON.</summary>
    public static string OutputsOf(NotebookDocument document, int number) =>
        document.Cells.Where(cell => cell.Kind == CellKind.Code).ElementAt(number - 1).Outputs.ToJsonString();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
