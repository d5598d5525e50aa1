namespace Course.DotNetInteractive.Tests;

/// <summary>The checkout that the tests were built in.</summary>
internal static class CourseRepository
{
    /// <summary>The folder with <c>Course.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The chapters, in order.</summary>
    public static IEnumerable<string> Chapters => Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"There is no Course.sln above {AppContext.BaseDirectory}; run the tests from a checkout of the course.");
    }
}
