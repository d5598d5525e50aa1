using System.Text;

namespace Course.Notebooks.Conversion;

/// <summary>The form of a cell in a program: a region whose name says what it is, with what is not C# in comments.</summary>
internal static class AppRegion
{
    /// <summary>Begins a comment that holds a line of the cell which the program says in another place or cannot say.</summary>
    public const string KeptLine = "//# ";

    /// <summary>Begins a comment that holds a line of prose.</summary>
    public const string Prose = "//";

    /// <summary>Begins a region: <c>#region csharp id</c>.</summary>
    public const string Start = "#region ";

    public const string End = "#endregion";

    /// <summary>The language of the region with the types that a cell declares.</summary>
    public const string Types = "types";

    /// <summary>The language of the region with what another file contributes.</summary>
    public const string Imported = "imported";

    /// <summary>Writes a region, or nothing if there is nothing in it.</summary>
    public static void Append(StringBuilder text, string language, string name, string content)
    {
        if (string.IsNullOrWhiteSpace(content))
            return;
        text.Append('\n').Append(Start).Append(language).Append(' ').Append(name).Append('\n').Append(content.Trim('\n')).Append('\n').Append(End).Append('\n');
    }

    /// <summary>Prose as comments, line by line.</summary>
    public static string Comment(string prose) =>
        string.Join('\n', prose.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? Prose : $"{Prose} {line}"));

    /// <summary>The prose that <see cref="Comment"/> made comments of.</summary>
    public static string Uncomment(IEnumerable<string> lines) =>
        string.Join('\n', lines.Select(line => line.StartsWith(Prose + " ", StringComparison.Ordinal) ? line[3..] : line.StartsWith(Prose, StringComparison.Ordinal) ? line[2..] : line));
}
