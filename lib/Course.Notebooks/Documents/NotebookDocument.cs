using System.Text;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>A notebook: its cells and metadata. Reads nbformat 4.0 to 4.5 and .dib, writes nbformat 4.5 byte for byte as Jupyter does, and .dib.</summary>
public sealed class NotebookDocument
{
    private readonly JsonObject root;

    /// <summary>Makes an empty C# notebook.</summary>
    public NotebookDocument()
        : this(NotebookReader.EmptyRoot(), [])
    {
    }

    internal NotebookDocument(JsonObject root, IEnumerable<NotebookCell> cells)
    {
        this.root = root;
        Cells = [.. cells];
    }

    /// <summary>The cells, in order.</summary>
    public IList<NotebookCell> Cells { get; }

    /// <summary>The notebook's metadata; what is changed here is saved.</summary>
    public JsonObject Metadata => (JsonObject)root["metadata"]!;

    /// <summary>The language of code cells that do not name one.</summary>
    public string DefaultLanguage => CellLanguage.Default(Metadata);

    /// <summary>Reads a notebook from a file: .dib by its extension, anything else as .ipynb.</summary>
    /// <exception cref="NotebookFormatException">The file is not a notebook; the message says why and where.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static NotebookDocument Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no notebook {Path.GetFullPath(path)}.", path);
        var text = File.ReadAllText(path, Encoding.UTF8);
        return IsDib(path) ? DibFormat.Read(text) : Parse(text, Path.GetFileName(path));
    }

    /// <summary>Reads a notebook from the text of an .ipynb file.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="NotebookFormatException">It is not a notebook; the message says why and where.</exception>
    public static NotebookDocument Parse(string text, string name = "notebook") => NotebookReader.Read(text, name);

    /// <summary>Saves the notebook, as .dib or .ipynb by the file's extension. The file is replaced in one step: a crash leaves the old one.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.WriteAllText(path, IsDib(path) ? DibFormat.Write(this) : ToText());
    }

    /// <summary>The text of the .ipynb file.</summary>
    public string ToText() => CanonicalJson.Write(NotebookReader.ToFileForm(root, Cells));

    private static bool IsDib(string path) => Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase);
}
