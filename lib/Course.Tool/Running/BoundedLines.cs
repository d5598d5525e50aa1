using System.Text;

namespace Course.Tool.Running;

/// <summary>Reads the lines of a process that may not mean well: of a line without an end only the beginning is kept.</summary>
internal static class BoundedLines
{
    private const int MostCharacters = 1 << 20;

    /// <summary>The lines as they come, without their ends.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(StreamReader source)
    {
        char[] buffer = new char[4096];
        var line = new StringBuilder();
        for (int count; (count = await source.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
        {
            int start = 0;
            for (int end; (end = Array.IndexOf(buffer, '\n', start, count - start)) >= 0; start = end + 1)
            {
                Append(line, buffer.AsSpan(start, end - start));
                yield return line.ToString().TrimEnd('\r');
                line.Clear();
            }

            Append(line, buffer.AsSpan(start, count - start));
        }

        if (line.Length > 0) yield return line.ToString();
    }

    private static void Append(StringBuilder line, ReadOnlySpan<char> text) => line.Append(text[..Math.Min(text.Length, MostCharacters - line.Length)]);
}
