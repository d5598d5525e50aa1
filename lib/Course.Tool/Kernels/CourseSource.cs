namespace Course.Tool.Kernels;

/// <summary>The source that this command was built from.</summary>
/// <param name="Root">The folder with <c>Course.sln</c>.</param>
internal sealed record CourseSource(string Root)
{
    private static readonly string[] Projects = ["Course.Notebooks", "Course.Tool"];

    /// <summary>The command's project.</summary>
    public string Project => Path.Combine(Root, "lib", "Course.Tool", "Course.Tool.csproj");

    /// <summary>What the kernel is built from, in a few letters.</summary>
    public string Fingerprint => Kernels.Fingerprint.Of(Root, Files());

    /// <summary>Looks in a folder and those above it.</summary>
    /// <returns>Null when the command runs without its source, installed as a tool.</returns>
    public static CourseSource? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var source = new CourseSource(folder.FullName);
            if (File.Exists(source.Project)) return source;
        }

        return null;
    }

    private IEnumerable<string> Files() =>
    [
        .. Directory.EnumerateFiles(Root, "*.props"),
        .. Directory.EnumerateFiles(Path.Combine(Root, "lib"), "Directory.*"),
        .. Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, "lib", project), "*", SearchOption.AllDirectories)),
    ];
}
