namespace Course.Notebooks.Directives;

/// <summary>Says where a file was looked for, and which one nearby may have been meant.</summary>
internal static class MissingFile
{
    public static string Describe(string file, string folder)
    {
        var text = $"There is no file {file}. Relative paths start at {folder}.";
        if (Path.GetDirectoryName(file) is not { } parent || !Directory.Exists(parent))
            return $"{text} The folder {Path.GetDirectoryName(file)} does not exist either.";
        var name = Path.GetFileName(file);
        var nearest = Directory.EnumerateFiles(parent).Select(Path.GetFileName).OfType<string>()
            .Select(other => (Name: other, Distance: EditDistance.Between(other.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(other => other.Distance <= Math.Max(2, name.Length / 4))
            .OrderBy(other => other.Distance).ThenBy(other => other.Name, StringComparer.Ordinal)
            .Select(other => other.Name).FirstOrDefault();
        return nearest is null ? text : $"{text} Did you mean {nearest}?";
    }
}
