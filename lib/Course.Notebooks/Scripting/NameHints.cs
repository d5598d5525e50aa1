using System.Text.RegularExpressions;
using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Scripting;

/// <summary>Advice where a name stands that nothing has.</summary>
internal static partial class NameHints
{
    private const string NotHere = "That part of .NET Interactive is not here: this kernel runs one C# notebook, without extensions, other languages and directives of one's own. docs/hosts.md of the course lists what there is.";

    /// <summary>The advice, or null where the message is enough.</summary>
    public static string? For(Diagnostic diagnostic, CSharpCompilation compilation, string message, SyntaxNode? node)
    {
        var isNotHere = PartsNotHere().IsMatch(message);
        if (diagnostic.Id is "CS1061" or "CS0117")
            return (node is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } ? MeantMember(access, compilation) : null) ?? DidYouMean(NearestName.Of(diagnostic, compilation)) ?? (isNotHere ? NotHere : null);
        if (isNotHere)
            return NotHere;
        if (node?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return "No library that is loaded has that namespace. If the notebook starts with #!import or #r, run that cell first; a package is loaded with #r \"nuget: Name\".";
        return diagnostic.Id == "CS0234" ? null : UnknownName(diagnostic, compilation, message, node);
    }

    private static string? DidYouMean(string? name) => name is null ? null : $"Did you mean {name}?";

    private static string UnknownName(Diagnostic diagnostic, CSharpCompilation compilation, string message, SyntaxNode? node)
    {
        var name = FirstQuoted().Match(message) is { Success: true } match ? match.Groups[1].Value : "";
        if (node?.Parent.IsKind(SyntaxKind.PointerMemberAccessExpression) == true)
            return "A lambda is written with =>: x => 2 * x.";
        if ((InOtherLanguages(name) ?? (node?.Parent is InvocationExpressionSyntax ? Function(name) : null)) is { } here)
            return $"C# writes {here}.";
        if (MissingUsing.For(name, compilation) is { } missing)
            return missing;
        return NearestName.Of(diagnostic, compilation) is { } nearest
            ? $"Did you mean {nearest}? If not, has the cell that declares '{name}' been run?"
            : node is { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } && assignment.Left == node
            ? $"A new variable is declared with var: var {name} = ...; If it is not new, has the cell that declares it been run?"
            : $"Has the cell that declares '{name}' been run? If the notebook starts with #!import, run that cell first.";
    }

    // What those write who come from Python or JavaScript.
    private static string? InOtherLanguages(string name) => name switch
    {
        "True" or "False" => name.ToLowerInvariant(),
        "None" or "nil" or "undefined" => "null",
        "console" => "Console.WriteLine(x), or display(x)",
        "elif" or "elseif" => "else if",
        "then" => "if (x > 0) { ... } without then",
        "self" => "this",
        "Integer" => "int",
        "boolean" => "bool",
        "let" => "var x = 5;",
        "def" or "function" => "a function as double F(double x) => x * x;",
        "import" or "from" => "using System.Text.Json; for a namespace, #!import \"file\" for a file",
        _ => null,
    };

    private static string? Function(string name) => name switch
    {
        "print" or "println" or "printf" => "Console.WriteLine(x), or display(x)",
        "input" => "Console.ReadLine()",
        "len" => "x.Length, or x.Count",
        "range" => "Enumerable.Range(start, count)",
        "str" => "x.ToString()",
        _ => InMath(name),
    };

    private static string? InMath(string name) =>
        typeof(Math).GetMember(name, System.Reflection.BindingFlags.IgnoreCase | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static) is [var member, ..] ? $"Math.{member.Name}" : null;

    // What the type calls something else, and arrays that are to grow.
    private static string? MeantMember(MemberAccessExpressionSyntax access, CSharpCompilation compilation)
    {
        var name = access.Name.Identifier.ValueText;
        var model = compilation.GetSemanticModel(access.SyntaxTree);
        if (model.GetTypeInfo(access.Expression).Type is not { } type)
            return null;
        if (type is IArrayTypeSymbol array && compilation.GetTypeByMetadataName(typeof(List<>).FullName!)?.GetMembers(name).Length > 0)
            return $"An array keeps its length. A List<{array.ElementType.ToMinimalDisplayString(model, access.SpanStart)}> has {name}.";
        string[] others = name.ToUpperInvariant() switch
        {
            "LENGTH" or "COUNT" or "SIZE" => ["Length", "Count"],
            "T" => ["Transpose"],
            "SHAPE" => ["RowCount", "ColumnCount"],
            "DOT" => ["DotProduct"],
            "APPEND" or "PUSH" => ["Add"],
            _ => [],
        };
        var found = model.LookupSymbols(access.SpanStart, type, includeReducedExtensionMethods: true).Where(symbol => others.Contains(symbol.Name)).ToList();
        string[] names = [.. others.Where(other => found.Exists(symbol => symbol is IPropertySymbol && symbol.Name == other))];
        return names.Length > 0 ? DidYouMean(string.Join(" and ", names)) : found.Count > 0 ? DidYouMean($"{found[0].Name}()") : null;
    }

    // What notebooks that extend .NET Interactive name: its other kernels, its extensions and its directives, and members of Kernel that lead to them.
    [GeneratedRegex(@"'(Microsoft\.DotNet\.Interactive'|((Composite|CSharp)?Kernel|KernelInvocationContext)' does not contain|(IKernelExtension|SendEditableCode|ConnectKernelCommand|KernelInvocationContextExtensions|Kernel(Action|Specifier)Directive|KernelDirectiveParameter|(FSharp|PowerShell|JavaScript|Html|Http|Mermaid|SQLite|MsSql|PostgreSql|Kql|KeyValueStore|Proxy|Jupyter)Kernel(Extension)?)')")]
    private static partial Regex PartsNotHere();

    [GeneratedRegex("'([^'<]+)(<.*)?'")]
    private static partial Regex FirstQuoted();
}
