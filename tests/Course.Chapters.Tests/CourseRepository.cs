using System.Text.RegularExpressions;
using Course.Notebooks.Documents;

namespace Course.Chapters.Tests;

/// <summary>The checkout that the tests were built in.</summary>
internal static partial class CourseRepository
{
    /// <summary>The folder with <c>Course.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The file names of the chapters, in order.</summary>
    public static IReadOnlyList<string> Chapters { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The path of a file, from parts below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The text of a file, from parts below the root.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts));

    /// <summary>A chapter, read by the engine.</summary>
    public static NotebookDocument Load(string chapter) => NotebookDocument.Load(PathOf("notebooks", chapter));

    /// <summary>Where the links of a Markdown text lead that stay on this machine; anchors and web addresses are left out.</summary>
    public static IEnumerable<string> LocalLinks(string markdown) =>
        Link().Matches(markdown).Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"There is no Course.sln above {AppContext.BaseDirectory}; run the tests from a checkout of the course.");
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
