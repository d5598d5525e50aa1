using System.Text;

namespace Course.Notebooks.Language;

/// <summary>An XML documentation file, of which only the places of its members are kept: the largest has eight megabytes, and a reader wants one paragraph.</summary>
internal sealed class DocumentationFile(string path)
{
    private readonly Lazy<Dictionary<string, (int Start, int Length)>> places = new(() => Index(path));

    private static ReadOnlySpan<byte> Opening => "<member name=\""u8;

    private static ReadOnlySpan<byte> Closing => "</member>"u8;

    /// <summary>The member's element as it stands in the file, or null if there is none.</summary>
    public string? Find(string documentationId)
    {
        if (!places.Value.TryGetValue(documentationId, out var place))
            return null;
        var text = new byte[place.Length];
        using var file = File.OpenHandle(path);
        return RandomAccess.Read(file, text, place.Start) == text.Length ? Encoding.UTF8.GetString(text) : null;
    }

    private static Dictionary<string, (int Start, int Length)> Index(string path)
    {
        var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        ReadOnlySpan<byte> content = File.ReadAllBytes(path);
        for (var start = content.IndexOf(Opening); start >= 0;)
        {
            var name = content[(start + Opening.Length)..];
            var quote = name.IndexOf((byte)'"');
            var end = name.IndexOf(Closing);
            if (quote < 0 || end < 0)
                break;
            end += start + Opening.Length + Closing.Length;
            places[Encoding.UTF8.GetString(name[..quote])] = (start, end - start);
            var next = content[end..].IndexOf(Opening);
            start = next < 0 ? -1 : end + next;
        }

        return places;
    }
}
