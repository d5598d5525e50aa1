namespace Course.Notebooks.Directives;

/// <summary>The files and folders that a path in a directive could go on with.</summary>
internal static class PathCompletion
{
    private const int Most = 200;

    /// <summary>Paths that start with what was typed, written with <c>/</c>; folders first, ending in it.</summary>
    public static IEnumerable<string> Complete(string typed, string folder, IReadOnlyList<string> extensions)
    {
        var slash = typed.LastIndexOfAny(['/', '\\']);
        var (head, tail) = (typed[..(slash + 1)], typed[(slash + 1)..]);
        DirectoryInfo place;
        try
        {
            place = new DirectoryInfo(Path.GetFullPath(head, folder));
            if (!place.Exists)
                return [];
            return [.. Entries(place, tail, extensions).Take(Most).Select(name => head.Replace('\\', '/') + name)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Entries(DirectoryInfo place, string start, IReadOnlyList<string> extensions)
    {
        bool IsWanted(FileSystemInfo entry) => entry.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (start.StartsWith('.') || !entry.Name.StartsWith('.'));
        var folders = place.EnumerateDirectories().Where(IsWanted).Select(entry => entry.Name + "/").Order(StringComparer.OrdinalIgnoreCase);
        var files = place.EnumerateFiles().Where(IsWanted)
            .Where(entry => extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
            .Select(entry => entry.Name).Order(StringComparer.OrdinalIgnoreCase);
        return folders.Concat(files);
    }
}
