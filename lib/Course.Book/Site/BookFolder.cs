using System.Text;

namespace Course.Book.Site;

/// <summary>The folder that a book is written into.</summary>
internal sealed class BookFolder
{
    private readonly string mark;

    /// <summary>Names the folder; it need not exist.</summary>
    public BookFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        mark = System.IO.Path.Combine(Path, SiteFiles.SearchIndex);
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Replaces the book in the folder.</summary>
    /// <param name="files">The texts, by their address in the book.</param>
    /// <param name="images">The images, by their address in the book.</param>
    /// <param name="copies">Files to copy, by their address in the book.</param>
    /// <exception cref="BookException">The folder holds something that is not a book, and is left as it is.</exception>
    public void Replace(IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, byte[]> images, IReadOnlyDictionary<string, string> copies)
    {
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
        {
            if (!File.Exists(mark)) throw new BookException($"{Path} is not empty and holds no book. Choose another folder, or empty it: a book replaces all that is there.");
            Directory.Delete(Path, recursive: true);
        }

        // The search index is what a book is known by: written first, it lets a broken-off attempt be replaced.
        foreach (var (address, content) in files.OrderBy(file => file.Key == SiteFiles.SearchIndex ? 0 : 1)) File.WriteAllText(Prepare(address), content, new UTF8Encoding(false));
        foreach (var (address, content) in images) File.WriteAllBytes(Prepare(address), content);
        foreach (var (address, file) in copies) File.Copy(file, Prepare(address), overwrite: true);
    }

    private string Prepare(string address)
    {
        string path = System.IO.Path.Combine([Path, .. address.Split('/')]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }
}
