using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>Polyglot Notebooks' text format: each cell starts with a line that names its language (<c>#!csharp</c>), <c>#!meta</c> holds the metadata.</summary>
internal static class DibFormat
{
    private static readonly string[] Languages =
        ["csharp", "fsharp", "pwsh", "javascript", "html", "markdown", "mermaid", "sql", "kql", "http", "raw", "value", "python", "r", "meta"];

    public static NotebookDocument Read(string text)
    {
        var document = new NotebookDocument();
        var language = document.DefaultLanguage;
        var lines = new List<string>();
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            if (StartedLanguage(line) is { } next)
            {
                Add(document, language, lines);
                lines.Clear();
                language = next;
            }
            else
            {
                lines.Add(line);
            }
        }

        Add(document, language, lines);
        return document;
    }

    public static string Write(NotebookDocument document)
    {
        var meta = new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = document.DefaultLanguage,
                ["items"] = new JsonArray(new JsonObject { ["name"] = document.DefaultLanguage }),
            },
        };
        if ((document.Metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"] is JsonObject known)
            meta["kernelInfo"] = known.DeepClone();
        var text = new StringBuilder("#!meta\n\n").Append(meta.ToJsonString()).Append('\n');
        foreach (var cell in document.Cells)
        {
            var language = cell.Kind switch
            {
                CellKind.Markdown => "markdown",
                CellKind.Raw => "raw",
                _ => cell.Language ?? document.DefaultLanguage,
            };
            text.Append("\n#!").Append(language).Append("\n\n").Append(cell.Source.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n')).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The language that a line starts: only when the line is nothing but the language's name, for <c>#!markdown</c> within a C# cell is the same line.</summary>
    private static string? StartedLanguage(string line)
    {
        if (!line.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var name = line[2..].TrimEnd();
        return CellLanguage.Normalize(name) is { } normal && Languages.Contains(normal, StringComparer.Ordinal) ? normal : null;
    }

    private static void Add(NotebookDocument document, string language, List<string> lines)
    {
        var source = string.Join('\n', lines).Trim('\n');
        if (source.Length == 0)
            return;
        if (language == "meta")
        {
            ReadMetadata(document, source);
            return;
        }

        var kind = language switch
        {
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => CellKind.Code,
        };
        var cell = new NotebookCell(kind, source, CellId.From(source, document.Cells.Count));
        if (kind == CellKind.Code && language != document.DefaultLanguage)
        {
            cell.Metadata["dotnet_interactive"] = new JsonObject { ["language"] = language };
            cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
        }

        document.Cells.Add(cell);
    }

    private static void ReadMetadata(NotebookDocument document, string source)
    {
        try
        {
            if (JsonNode.Parse(source) is JsonObject { } meta && meta["kernelInfo"] is JsonObject info)
                document.Metadata["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = info.DeepClone() };
        }
        catch (JsonException exception)
        {
            throw new NotebookFormatException($"The #!meta section is not JSON: {exception.Message}", exception);
        }
    }
}
