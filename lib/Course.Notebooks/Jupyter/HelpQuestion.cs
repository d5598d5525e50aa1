using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Jupyter;

/// <summary>A cell that is a name and a question mark, <c>Math.Sqrt?</c>: not C#, but how Jupyter's users ask what something is.</summary>
internal static partial class HelpQuestion
{
    /// <summary>The name that the cell asks about; null when it is an ordinary cell.</summary>
    public static string? NameAskedFor(string code) =>
        code.Length < 200 && code.AsSpan().TrimEnd().EndsWith('?') && Question().Match(code) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Whether it has two question marks, and so wants to see the source as well.</summary>
    public static bool AsksForSource(string code) => code.AsSpan().TrimEnd().EndsWith("??");

    /// <summary>The payload that opens the answer in the front end's pager.</summary>
    /// <param name="found">What is known of the name.</param>
    /// <param name="name">The name.</param>
    public static JsonObject Page(MimeBundle? found, string name) => new()
    {
        ["source"] = "page",
        ["start"] = 0,
        ["data"] = (found ?? MimeBundle.PlainText($"Nothing is known of '{name}': no variable, type or method of that name can be seen from here.")).ToJson(),
    };

    [GeneratedRegex(@"^\s*(@?[\p{L}_][\p{L}\p{Nd}_]*(?:\.[\p{L}_][\p{L}\p{Nd}_]*)*)\s*\?{1,2}\s*$")]
    private static partial Regex Question();
}
