using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Conversion;

/// <summary>Reads a file-based app as a notebook.</summary>
internal sealed class AppReader(string text)
{
    private readonly string[] lines = text.ReplaceLineEndings("\n").Split('\n');
    private readonly NotebookDocument document = new();
    private readonly Dictionary<string, NotebookCell> cells = new(StringComparer.Ordinal);

    public NotebookDocument Read()
    {
        List<string> outside = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(AppRegion.Start, StringComparison.Ordinal))
            {
                outside.Add(lines[i]);
                continue;
            }

            int end = EndOfRegion(i);
            AddRegion(lines[i][AppRegion.Start.Length..].Split(' ', 2, StringSplitOptions.TrimEntries), lines[(i + 1)..end]);
            i = end;
        }

        // A program that this library wrote has nothing of its own outside of its regions; of another one that is the notebook.
        if (cells.Count == 0)
            AddProgram(outside);
        return document;
    }

    private int EndOfRegion(int start)
    {
        int depth = 1;
        for (int i = start + 1; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith(AppRegion.Start, StringComparison.Ordinal))
                depth++;
            else if (lines[i].TrimStart().StartsWith(AppRegion.End, StringComparison.Ordinal) && --depth == 0)
                return i;
        }

        throw new NotebookFormatException($"The region of line {start + 1} has no end: add #endregion after its last line.");
    }

    private void AddRegion(string[] heading, string[] content)
    {
        var (language, name) = (heading[0], heading.Length == 2 ? heading[1] : "");
        if (language == AppRegion.Types && cells.TryGetValue(name, out var owner))
        {
            // Types are wherever one likes in a cell: at its end they leave its last expression where it was.
            owner.Source = string.Join('\n', content) + "\n\n" + owner.Source;
            return;
        }

        if (!CellId.IsValid(name) || cells.ContainsKey(name))
            return;
        var cell = language switch
        {
            "csharp" => new NotebookCell(CellKind.Code, AsCell(content), name),
            "markdown" => new NotebookCell(CellKind.Markdown, AppRegion.Uncomment(content), name),
            "raw" => new NotebookCell(CellKind.Raw, AppRegion.Uncomment(content), name),
            _ => InLanguage(new NotebookCell(CellKind.Code, AppRegion.Uncomment(content), name), language),
        };
        cells.Add(name, cell);
        document.Cells.Add(cell);
    }

    private static NotebookCell InLanguage(NotebookCell cell, string language)
    {
        cell.Metadata["dotnet_interactive"] = new JsonObject { ["language"] = language };
        cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
        return cell;
    }

    // Kept lines become what they were; what was imported comes with the directive that imports it.
    private static string AsCell(string[] content)
    {
        List<string> source = [];
        int imported = 0;
        foreach (string line in content)
        {
            if (line.StartsWith(AppRegion.Start + AppRegion.Imported, StringComparison.Ordinal) || (imported > 0 && line.StartsWith(AppRegion.Start, StringComparison.Ordinal)))
                imported++;
            else if (imported > 0 && line.StartsWith(AppRegion.End, StringComparison.Ordinal))
                imported--;
            else if (imported == 0)
                source.Add(line.StartsWith(AppRegion.KeptLine, StringComparison.Ordinal) ? line[AppRegion.KeptLine.Length..] : line);
        }

        if (source.Count > 0)
            source[^1] = AsLastExpression(source[^1]);
        return string.Join('\n', source);
    }

    // display(x); at the end of a cell is x: its value is shown.
    private static string AsLastExpression(string line) => line switch
    {
        _ when Between(line, "await display(async () => ", ");") is { } awaited => awaited,
        _ when Between(line, "display(() => ", ");") is { } call => call,
        _ when Between(line, "display(", ");") is { } value => value,
        _ => line,
    };

    private static string? Between(string line, string start, string end) =>
        line.StartsWith(start, StringComparison.Ordinal) && line.EndsWith(end, StringComparison.Ordinal) ? line[start.Length..^end.Length] : null;

    private void AddProgram(List<string> program)
    {
        List<string> references = [], code = [];
        foreach (string line in program)
        {
            if (line.StartsWith("#:package ", StringComparison.Ordinal))
                references.Add($"#r \"nuget: {line["#:package ".Length..].Trim().Replace("@", ", ", StringComparison.Ordinal)}\"");
            else if (line.StartsWith("#:include ", StringComparison.Ordinal) && line.TrimEnd().EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                references.Add($"#r \"{line["#:include ".Length..].Trim()}\"");
            else if (line.StartsWith("#:", StringComparison.Ordinal) || line.StartsWith("#!", StringComparison.Ordinal))
                references.Add($"// {line}");
            else
                code.Add(line);
        }

        Add("references", references);
        Add("program", code);

        void Add(string id, List<string> part)
        {
            string source = string.Join('\n', part).Trim('\n');
            if (source.Length > 0)
                document.Cells.Add(new NotebookCell(CellKind.Code, source, id));
        }
    }
}
