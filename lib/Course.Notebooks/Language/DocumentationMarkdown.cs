using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Course.Notebooks.Language;

/// <summary>Turns the elements of XML documentation into Markdown.</summary>
internal static partial class DocumentationMarkdown
{
    /// <summary>The content of an element.</summary>
    public static string Of(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
            Append(text, node);
        return Spaces().Replace(BlankLines().Replace(text.ToString(), "\n\n"), "").Trim();
    }

    /// <summary>The name in a documentation id: <c>Sqrt</c> for <c>M:System.Math.Sqrt(System.Double)</c>.</summary>
    public static string NameOf(string id)
    {
        var name = id.Length > 2 && id[1] == ':' ? id[2..] : id;
        var arguments = name.IndexOf('(');
        if (arguments >= 0)
            name = name[..arguments];
        var isMember = id.Length > 1 && id[1] == ':' && id[0] is not ('T' or 'N' or '!');
        var parts = Arity().Replace(name, "").Split('.');
        name = isMember && parts.Length > 1 ? $"{parts[^2]}.{parts[^1]}" : parts[^1];
        return name.Replace(".#ctor", "", StringComparison.Ordinal);
    }

    /// <summary>The same text without the marks of Markdown.</summary>
    public static string ToPlainText(string markdown) => Marks().Replace(markdown, match => match.Value[0] == '\\' ? match.Value[1..] : "");

    private static void Append(StringBuilder text, XNode node)
    {
        if (node is XText plain)
        {
            text.Append(Escape(Whitespace().Replace(plain.Value, " ")));
            return;
        }

        if (node is not XElement element)
            return;
        switch (element.Name.LocalName)
        {
            case "see" or "seealso":
                text.Append(Reference(element));
                break;
            case "paramref" or "typeparamref":
                text.Append($"`{(string?)element.Attribute("name")}`");
                break;
            case "c" or "tt":
                text.Append($"`{element.Value.Replace('`', '\'')}`");
                break;
            case "code":
                text.Append($"\n\n```csharp\n{Unindented(element.Value)}\n```\n\n");
                break;
            case "para" or "p":
                text.Append($"\n\n{Of(element)}\n\n");
                break;
            case "br":
                text.Append("  \n");
                break;
            case "list":
                AppendList(text, element);
                break;
            case "b" or "strong":
                text.Append($"**{Of(element)}**");
                break;
            case "i" or "em":
                text.Append($"*{Of(element)}*");
                break;
            default:
                text.Append(Of(element));
                break;
        }
    }

    private static string Reference(XElement element)
    {
        if ((string?)element.Attribute("langword") is { } word)
            return $"`{word}`";
        if ((string?)element.Attribute("href") is { } address)
            return $"[{(element.IsEmpty ? address : Of(element))}]({address})";
        return element.IsEmpty || element.Value.Length == 0 ? $"`{NameOf((string?)element.Attribute("cref") ?? "")}`" : Of(element);
    }

    private static void AppendList(StringBuilder text, XElement list)
    {
        var isNumbered = (string?)list.Attribute("type") == "number";
        text.Append("\n\n");
        var number = 1;
        foreach (var item in list.Elements("item"))
        {
            string?[] parts = [item.Element("term") is { } term ? $"**{Of(term)}**" : null, item.Element("description") is { } description ? Of(description) : null];
            var content = item.Elements().Any(part => part.Name == "term" || part.Name == "description") ? string.Join(": ", parts.Where(part => part is not null)) : Of(item);
            text.Append($"{(isNumbered ? $"{number++}." : "-")} {content}\n");
        }

        text.Append('\n');
    }

    private static string Unindented(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line.TrimStart()));
    }

    private static string Escape(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"[ \t]*\n[ \t]*\n\s*(?=\S)|\n{3,}")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"(?<=\n) +(?=[^\s`])| +(?=\n\n)")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\\`*_\[\]<>]")]
    private static partial Regex Special();

    [GeneratedRegex(@"`{1,2}\d+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"\\[\\`*_\[\]<>]|```csharp\n|\n```|\*\*|`")]
    private static partial Regex Marks();
}
