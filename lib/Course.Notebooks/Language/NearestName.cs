using Course.Notebooks.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Language;

/// <summary>Finds the name that was perhaps meant where one stands that nothing has.</summary>
internal static class NearestName
{
    private static readonly IReadOnlyList<string> TypeKeywords = [.. SyntaxFacts.GetKeywordKinds().Where(SyntaxFacts.IsPredefinedType).Select(SyntaxFacts.GetText)];

    /// <summary>The visible name that is nearest to the one that the error is about, or null if none is near.</summary>
    public static string? Of(Diagnostic diagnostic, CSharpCompilation compilation)
    {
        if (diagnostic.Location.SourceTree is not { } tree
            || tree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax { Identifier.ValueText: { Length: > 1 } name } node)
        {
            return null;
        }

        var wanted = name.ToUpperInvariant();
        // The name of a type is none of a variable's, and a short name of a member is likely to be an abbreviation.
        var isMember = diagnostic.Id is "CS1061" or "CS0117";
        return Candidates(node, compilation.GetSemanticModel(tree), onlyTypes: diagnostic.Id == "CS0246")
            .Select(candidate => (Name: candidate, Distance: EditDistance.Between(candidate.ToUpperInvariant(), wanted)))
            .Where(candidate => candidate.Distance <= Math.Max(name.Length / 3, isMember ? 1 : 0))
            .OrderBy(candidate => candidate.Distance)
            .ThenByDescending(candidate => candidate.Name.ToUpperInvariant().AsSpan().CommonPrefixLength(wanted))
            .ThenBy(candidate => EditDistance.Between(candidate.Name, name))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    private static IEnumerable<string> Candidates(SimpleNameSyntax node, SemanticModel model, bool onlyTypes)
    {
        var owner = node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? TypeOf(access.Expression, model) : null;
        return model.LookupSymbols(node.SpanStart, owner, includeReducedExtensionMethods: owner is not null)
            .Where(symbol => symbol.CanBeReferencedByName && (!onlyTypes || symbol is INamespaceOrTypeSymbol))
            .Select(symbol => symbol.Name)
            .Concat(onlyTypes ? TypeKeywords : [])
            .Distinct(StringComparer.Ordinal);
    }

    private static ITypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model) =>
        model.GetSymbolInfo(expression).Symbol as ITypeSymbol ?? model.GetTypeInfo(expression).Type;
}
