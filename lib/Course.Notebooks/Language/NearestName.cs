using Course.Notebooks.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Language;

/// <summary>Finds the name that was perhaps meant where one stands that nothing has.</summary>
internal static class NearestName
{
    /// <summary>The visible name that is nearest to the one that the error is about, or null if none is near.</summary>
    public static string? Of(Diagnostic diagnostic, CSharpCompilation compilation)
    {
        if (diagnostic.Location.SourceTree is not { } tree
            || tree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax { Identifier.ValueText: { Length: > 1 } name } node)
        {
            return null;
        }

        return Candidates(node, compilation.GetSemanticModel(tree))
            .Select(candidate => (Name: candidate, Distance: EditDistance.Between(candidate.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= name.Length / 3)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => EditDistance.Between(candidate.Name, name))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    private static IEnumerable<string> Candidates(SimpleNameSyntax node, SemanticModel model)
    {
        var owner = node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? TypeOf(access.Expression, model) : null;
        return model.LookupSymbols(node.SpanStart, owner, includeReducedExtensionMethods: owner is not null)
            .Where(symbol => symbol.CanBeReferencedByName)
            .Select(symbol => symbol.Name)
            .Distinct(StringComparer.Ordinal);
    }

    private static ITypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model) =>
        model.GetSymbolInfo(expression).Symbol as ITypeSymbol ?? model.GetTypeInfo(expression).Type;
}
