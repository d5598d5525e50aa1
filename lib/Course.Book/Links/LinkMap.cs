using System.Diagnostics.CodeAnalysis;

namespace Course.Book.Links;

/// <summary>
/// Turns the links of texts into links between pages. Keeps what they lead to (texts that need a page of their own, images and
/// other files to copy) and those that lead nowhere.
/// </summary>
/// <param name="root">The repository's folder.</param>
internal sealed class LinkMap(string root)
{
    private static readonly string[] Images = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"];
    private static readonly string[] Texts =
        ["", ".ipynb", ".dib", ".md", ".cs", ".csx", ".fs", ".py", ".js", ".mjs", ".css", ".json", ".xml", ".csproj", ".props", ".targets", ".sln", ".txt", ".yml", ".yaml", ".sh", ".editorconfig"];

    private static readonly string[] Schemes = ["http", "https", "mailto"];
    private readonly Dictionary<string, HashSet<string>> anchors = new(StringComparer.Ordinal);
    private readonly List<(string Page, string Link, string Target, string Fragment)> fragments = [];
    private readonly List<string> problems = [];

    /// <summary>The texts that links lead to; each needs a page.</summary>
    public HashSet<string> LinkedTexts { get; } = new(StringComparer.Ordinal);

    /// <summary>Images that pages show and files that they offer; each is copied to the same path in the book.</summary>
    public HashSet<string> Copies { get; } = new(StringComparer.Ordinal);

    /// <summary>The sentences about links that lead nowhere; complete when all pages have been written.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. problems,
        .. fragments.Where(link => !anchors.TryGetValue(link.Target, out var known) || !known.Contains(link.Fragment))
            .Select(link => $"{link.Page} links to {link.Link}, but {link.Target} has no heading or cell \"{link.Fragment}\"."),
    ];

    /// <summary>Tells which anchors the page of a file has.</summary>
    public void AddAnchors(string path, IEnumerable<string> ids) => anchors[path] = ids.ToHashSet(StringComparer.Ordinal);

    /// <summary>The link as it stands in the page.</summary>
    /// <param name="from">The file that has the link.</param>
    /// <param name="link">The link as it stands in the file.</param>
    /// <param name="external">Whether it leads out of the book.</param>
    public string Resolve(string from, string link, out bool external)
    {
        external = false;
        if (TryScheme(link, out var scheme))
        {
            external = true;
            if (Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase)) return link;
            problems.Add($"{from} links to {link}; only web addresses and files of the repository can be linked.");
            return "#";
        }

        string[] halves = link.Split('#', 2);
        string? target = halves[0].Length == 0 ? from : PageAddress.Combine(from, Uri.UnescapeDataString(halves[0]));
        if (target is null || !File.Exists(Path.Combine(root, target)))
        {
            problems.Add($"{from} links to {link}, which does not exist{(target is null ? " in the repository" : "")}.");
            return "#";
        }

        string fragment = halves.Length > 1 ? halves[1] : "";
        if (target == from) return "#" + Remember(from, link, target, fragment);
        if (!IsText(target)) return Copy(from, target);

        LinkedTexts.Add(target);
        string page = PageAddress.Relative(PageAddress.Of(from), PageAddress.Of(target));
        return fragment.Length == 0 ? page : $"{page}#{Remember(from, link, target, fragment)}";
    }

    /// <summary>The address of an image as it stands in the page.</summary>
    public string ResolveImage(string from, string link)
    {
        if (link.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) return link;
        if (TryScheme(link, out _))
        {
            problems.Add($"{from} shows the image {link}; a book that needs no network can only show files of the repository.");
            return "data:,";
        }

        if (PageAddress.Combine(from, Uri.UnescapeDataString(link)) is { } target && IsImage(target) && File.Exists(Path.Combine(root, target)))
            return Copy(from, target);

        problems.Add($"{from} shows the image {link}, which is not an image file of the repository.");
        return "data:,";
    }

    private static bool IsText(string path) => Texts.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool IsImage(string path) => Images.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool TryScheme(string link, [NotNullWhen(true)] out string? scheme)
    {
        int colon = link.IndexOf(':', StringComparison.Ordinal);
        int end = link.AsSpan().IndexOfAny('/', '#', '?');
        scheme = link.StartsWith("//", StringComparison.Ordinal) ? "https" : colon > 0 && (end < 0 || colon < end) ? link[..colon] : null;
        return scheme is not null;
    }

    private string Copy(string from, string file)
    {
        Copies.Add(file);
        return PageAddress.Relative(PageAddress.Of(from), file);
    }

    // Whether the anchor exists is known once that page has been written.
    private string Remember(string from, string link, string target, string fragment)
    {
        if (fragment.Length > 0) fragments.Add((from, link, target, Uri.UnescapeDataString(fragment)));
        return fragment;
    }
}
