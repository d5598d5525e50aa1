namespace Course.Benchmarks;

/// <summary>The source that this program was built from.</summary>
internal static class Repository
{
    /// <summary>The folder of Course.sln.</summary>
    /// <exception cref="DirectoryNotFoundException">The program runs outside of it.</exception>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Course.sln")))
                return folder;
        throw new DirectoryNotFoundException("Course.sln is in no folder above this program: run it with dotnet run --project tests/Course.Benchmarks.");
    }
}
