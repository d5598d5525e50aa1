namespace Course.Tool;

/// <summary>Finds the course on disk: the folder that holds <c>Course.sln</c> and <c>notebooks/</c>, from any folder below it.</summary>
internal static class CourseFolder
{
    /// <summary>The nearest folder, from <paramref name="start"/> upwards, that has a folder <c>notebooks</c>.</summary>
    /// <param name="start">Where to begin; the current folder when null.</param>
    /// <returns>Its full path, or null when there is none up to the root of the disk.</returns>
    public static string? Find(string? start = null)
    {
        for (var folder = new DirectoryInfo(start ?? Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "notebooks"))) return folder.FullName;
        }

        return null;
    }

    /// <summary>The same as <see cref="Find"/>, for commands that cannot do without.</summary>
    /// <returns>The course's folder.</returns>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Require() => Find() ?? throw new UsageException(
        $"There is no folder 'notebooks' in '{Environment.CurrentDirectory}' or above it. Go to the folder that you cloned the course into, or name the notebooks: course run FILE...");
}
