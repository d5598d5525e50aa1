namespace Course.Tool.Grading;

/// <summary>
/// What a learner's notebook gets to see of the course: the setup file and the libraries, in a folder of its own that is deleted afterwards.
/// The chapters, with their solutions, and the other learners' notebooks are not there.
/// </summary>
internal sealed class CourseCopy : IDisposable
{
    private readonly string notebooks;

    /// <summary>Makes a copy.</summary>
    /// <param name="course">The folder of the course.</param>
    public CourseCopy(string course)
    {
        Folder = Directory.CreateTempSubdirectory("course-grade-").FullName;
        notebooks = Directory.CreateDirectory(Path.Combine(Folder, "notebooks")).FullName;
        foreach (string script in Directory.EnumerateFiles(Path.Combine(course, "notebooks"), "*.csx")) File.Copy(script, Path.Combine(notebooks, Path.GetFileName(script)));
        string libraries = Path.Combine(course, "artifacts", "course");
        if (!Directory.Exists(libraries)) throw new UsageException($"'{libraries}' is missing: build the course first, with dotnet build Course.sln.");
        foreach (string file in Directory.EnumerateFiles(libraries, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(Folder, "artifacts", "course", Path.GetRelativePath(libraries, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Where the notebook goes.</summary>
    public string Notebook => Path.Combine(notebooks, "notebook.ipynb");

    /// <summary>Where its executed copy goes.</summary>
    public string Executed => Path.Combine(Folder, "executed.ipynb");

    /// <summary>Deletes the folder. What a process that got away still holds stays in the system's temporary folder.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"'{Folder}' could not be deleted: {held.Message}");
        }
    }
}
