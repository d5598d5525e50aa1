using System.Text;

namespace Course.Notebooks.Formatting;

/// <summary>Bytes: how many, and the first of them in hexadecimal beside what they are as text.</summary>
internal static class ByteDump
{
    private const int BytesPerLine = 16, MostLines = 16;

    public static MimeBundle Render(byte[] bytes)
    {
        var text = new StringBuilder($"byte[{bytes.Length}]");
        foreach (var (start, line) in bytes.Chunk(BytesPerLine).Take(MostLines).Index())
            text.Append($"\n{start * BytesPerLine:x6}  {string.Join(' ', line.Select(value => $"{value:x2}")).PadRight(3 * BytesPerLine)} {string.Concat(line.Select(Character))}");
        var left = bytes.Length - MostLines * BytesPerLine;
        if (left > 0)
            text.Append($"\n… {left:N0} more bytes");
        return MimeBundle.PlainText(text.ToString());
    }

    private static char Character(byte value) => value is >= 0x20 and < 0x7F ? (char)value : '.';
}
