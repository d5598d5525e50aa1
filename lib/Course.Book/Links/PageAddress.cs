namespace Course.Book.Links;

/// <summary>
/// Where the page of a file stands in the book: at the file's own path in the repository, ending in .html. So relative links
/// between files are relative links between pages. All paths are below the root, with forward slashes.
/// </summary>
internal static class PageAddress
{
    /// <summary>The first page, which README.md opens.</summary>
    public const string Index = "index.html";

    /// <summary>The address of the page for a file.</summary>
    public static string Of(string path)
    {
        if (path == "README.md") return Index;
        return Path.GetExtension(path) is ".ipynb" or ".dib" or ".md" ? Path.ChangeExtension(path, ".html") : path + ".html";
    }

    /// <summary>The link from one page to another, or to any other file of the book.</summary>
    public static string Relative(string from, string to)
    {
        string[] start = from.Split('/')[..^1];
        string[] end = to.Split('/');
        int shared = 0;
        while (shared < start.Length && shared < end.Length - 1 && start[shared] == end[shared]) shared++;
        return string.Join('/', [.. Enumerable.Repeat("..", start.Length - shared), .. end[shared..].Select(Uri.EscapeDataString)]);
    }

    /// <summary>The path that a relative link means, seen from a file.</summary>
    /// <returns>The path below the root; null when it leads out of the repository.</returns>
    public static string? Combine(string from, string link)
    {
        var parts = new List<string>(link.StartsWith('/') ? [] : from.Split('/')[..^1]);
        foreach (string part in link.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else return null;
        }

        return string.Join('/', parts);
    }
}
