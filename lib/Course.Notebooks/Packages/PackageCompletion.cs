namespace Course.Notebooks.Packages;

/// <summary>The packages and versions that <c>#r "nuget: …"</c> could go on with: those that this machine has already. Nobody else is asked.</summary>
internal static class PackageCompletion
{
    private const int Most = 100;

    /// <summary>Arguments that start with what was typed.</summary>
    public static IEnumerable<string> Complete(string typed)
    {
        var content = typed["nuget:".Length..];
        var comma = content.IndexOf(',');
        if (comma < 0)
            return Names(content.Trim()).Select(name => $"nuget: {name}");
        var name = content[..comma].Trim();
        return Versions(name, content[(comma + 1)..].Trim()).Select(version => $"nuget: {name}, {version}");
    }

    private static IEnumerable<string> Names(string start) => !Directory.Exists(GlobalFolder)
        ? []
        : new DirectoryInfo(GlobalFolder).EnumerateDirectories($"{start.ToLowerInvariant()}*")
            .OrderBy(package => package.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(DisplayName);

    private static IEnumerable<string> Versions(string name, string start)
    {
        var folder = Path.Combine(GlobalFolder, name.ToLowerInvariant());
        return name.Length == 0 || !Directory.Exists(folder)
            ? []
            : new DirectoryInfo(folder).EnumerateDirectories($"{start}*")
                .OrderByDescending(version => Version.TryParse(version.Name.Split('-')[0], out var number) ? number : new Version())
                .Select(version => version.Name);
    }

    private static string GlobalFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    // The folders are in lower case; the name as its authors write it is in the package's .nuspec.
    private static string DisplayName(DirectoryInfo package)
    {
        var description = package.EnumerateDirectories().SelectMany(version => version.EnumerateFiles("*.nuspec")).FirstOrDefault();
        if (description is null)
            return package.Name;
        foreach (var line in File.ReadLines(description.FullName).Take(20))
        {
            var (start, end) = (line.IndexOf("<id>", StringComparison.Ordinal), line.IndexOf("</id>", StringComparison.Ordinal));
            if (start >= 0 && end > start)
                return line[(start + "<id>".Length)..end];
        }

        return package.Name;
    }
}
