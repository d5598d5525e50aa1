namespace Course.Tool.Grading;

/// <summary>A notebook that a learner handed in.</summary>
/// <param name="Learner">Whose it is: the name of the folder that it is in, or of the file when there is none.</param>
/// <param name="Name">Its path below the folder of all, with slashes.</param>
/// <param name="Path">Its full path.</param>
internal sealed record Submission(string Learner, string Name, string Path)
{
    /// <summary>
    /// The notebooks handed in: a file in the folder is a learner's only one, a subfolder holds all those of one learner. In the order of
    /// learners and names, the same on every machine.
    /// </summary>
    /// <exception cref="UsageException">There is no such folder, or no notebook in it.</exception>
    public static IReadOnlyList<Submission> In(string folder)
    {
        string root = System.IO.Path.GetFullPath(folder);
        if (!Directory.Exists(root)) throw new UsageException($"There is no folder '{folder}' ({root}).");
        Submission[] found =
        [
            .. Directory.EnumerateFiles(root, "*.ipynb", SearchOption.AllDirectories)
                .Select(path => (Path: path, Parts: System.IO.Path.GetRelativePath(root, path).Split(System.IO.Path.DirectorySeparatorChar)))
                .Where(file => !file.Parts.Any(part => part.StartsWith('.')))
                .Select(file => new Submission(file.Parts.Length > 1 ? file.Parts[0] : System.IO.Path.GetFileNameWithoutExtension(file.Path), string.Join('/', file.Parts), file.Path))
                .OrderBy(submission => submission.Learner, StringComparer.Ordinal).ThenBy(submission => submission.Name, StringComparer.Ordinal),
        ];
        return found.Length > 0 ? found : throw new UsageException($"The folder '{root}' has no notebooks (*.ipynb), neither itself nor its subfolders.");
    }
}
