using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Scripting;

/// <summary>Advice where a value of one type stands in the place of another.</summary>
internal static partial class ConversionHints
{
    /// <summary>The advice, or null where the message is enough.</summary>
    /// <param name="message">What the compiler says of the two types.</param>
    /// <param name="node">The value.</param>
    public static string? For(string message, SyntaxNode? node)
    {
        if (Types().Match(message) is not { Success: true } types)
            return null;
        var (from, to) = (types.Groups["from"].Value, types.Groups["to"].Value);
        return to switch
        {
            "bool" when node is AssignmentExpressionSyntax => "= assigns. To compare, write ==.",
            "bool" when IsNumber(from) => "A condition is true or false: compare, as in x != 0.",
            "string" => "To make a text of it, write value.ToString() or $\"{value}\".",
            "char" when from == "string" => "One character stands between single quotation marks: 'a'.",
            _ when IsNumber(to) && from == "string" => $"To read a number from a text, write {to}.Parse(text).",
            _ when IsNumber(to) && IsNumber(from) => LostDigits(from, to),
            _ when from == to + "?" => "It can be null: write value ?? other, or value.Value where it never is.",
            _ when from.Contains("Span<", StringComparison.Ordinal) => "A span can be neither kept nor shown: ToArray() makes an array of it.",
            _ => Collection(from, to, node),
        };
    }

    private static string LostDigits(string from, string to) => (from, to) switch
    {
        ("long", _) => $"A long may be too large for {Article(to)} {to}: declare the variable as long, or write ({to})value.",
        (_, "float" or "double" or "decimal") => $"{Article(from).ToUpperInvariant()} {from} does not become a {to} by itself: write ({to})value.",
        ("double" or "float" or "decimal", _) => $"A {from} does not become {Article(to)} {to} by itself: write ({to})value, or Math.Round first.",
        _ => $"{Article(from).ToUpperInvariant()} {from} may be too large for {Article(to)} {to}: write ({to})value.",
    };

    private static string? Collection(string from, string to, SyntaxNode? node)
    {
        if (Element(from) is not { } element || element != Element(to))
            return null;
        if (to.EndsWith("[]", StringComparison.Ordinal))
            return "ToArray() makes an array of it.";
        return Container().Match(to).Groups[1].Value switch
        {
            "List" => "ToList() makes a list of it.",
            "Matrix" or "Vector" when DeclaredType(node) is { } type => $"{type}.Build.DenseOfArray(values) makes one of it.",
            _ => null,
        };
    }

    // As it is written there: the type may have a short name in this notebook.
    private static TypeSyntax? DeclaredType(SyntaxNode? node) => node?.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Type;

    // Of double[], double[*,*] and System.Collections.Generic.List<double> it is double.
    private static string? Element(string type) => Container().Match(type) is { Success: true } container ? container.Groups["element"].Value : null;

    private static bool IsNumber(string type) => type is "byte" or "short" or "int" or "long" or "float" or "double" or "decimal";

    private static string Article(string type) => type == "int" ? "an" : "a";

    [GeneratedRegex("(type|from) '(?<from>[^']+)' to '(?<to>[^']+)'")]
    private static partial Regex Types();

    [GeneratedRegex(@"^(?:.*\.)?(\w+)<(?<element>[\w.]+)>$|^(?<element>[\w.]+)\[[*,]*\]$")]
    private static partial Regex Container();
}
