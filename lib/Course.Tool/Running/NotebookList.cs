namespace Course.Tool.Running;

/// <summary>Turns what was typed after <c>run</c> into the notebooks meant, in the order in which they run.</summary>
internal static class NotebookList
{
    private static readonly string[] Endings = [".ipynb", ".dib"];

    /// <summary>Lists the notebooks of files and folders; a folder stands for the notebooks in it, by name.</summary>
    /// <param name="paths">Files and folders, or nothing for the course's own chapters.</param>
    /// <param name="outputFolder">Where executed copies go.</param>
    /// <returns>At least one job; two notebooks of the same name get names with their folders.</returns>
    /// <exception cref="UsageException">A path does not exist or is no notebook, or a folder has none.</exception>
    public static IReadOnlyList<NotebookJob> Resolve(IReadOnlyList<string> paths, string outputFolder)
    {
        if (paths.Count == 0) paths = [Path.Combine(CourseFolder.Require(), "notebooks")];
        var files = paths.SelectMany(FilesOf).Distinct(StringComparer.Ordinal).ToList();
        return [.. files.Select(file => Job(file, files, outputFolder))];
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        string full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return IsNotebook(full) ? [full] : throw new UsageException($"'{path}' is not a notebook: its name should end in .ipynb or .dib.");
        }

        if (!Directory.Exists(full)) throw new UsageException($"There is no file or folder '{path}' ({full}).");
        string[] found = [.. Directory.EnumerateFiles(full).Where(IsNotebook).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new UsageException($"The folder '{full}' has no notebooks (*.ipynb, *.dib).");
    }

    private static bool IsNotebook(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static NotebookJob Job(string file, List<string> all, string outputFolder)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        for (string? folder = Path.GetDirectoryName(file);
             all.Any(other => other != file && EndsWithName(other, name)) && Path.GetFileName(folder) is { Length: > 0 } part;
             folder = Path.GetDirectoryName(folder))
        {
            name = $"{part}/{name}";
        }

        bool hasTwin = all.Any(other => other != file && Path.ChangeExtension(other, null) == Path.ChangeExtension(file, null));
        if (hasTwin) name += Path.GetExtension(file);
        string output = Path.GetFullPath(Path.Combine(outputFolder, name + ".ipynb"));
        return output != file
            ? new NotebookJob(name, file, output)
            : throw new UsageException($"The executed copy of '{file}' would replace it. Choose another folder with --output, or say so with --in-place.");
    }

    private static bool EndsWithName(string file, string name) =>
        Path.ChangeExtension(file, null).Replace('\\', '/').EndsWith("/" + name, StringComparison.OrdinalIgnoreCase);
}
