using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Language;

/// <summary>Finds what the name at a place in the code means.</summary>
internal static class SymbolFinder
{
    /// <summary>The symbol, or null where no name stands.</summary>
    public static ISymbol? Find(SemanticModel model, int position, CancellationToken cancellation) =>
        TokenAt(model.SyntaxTree.GetRoot(cancellation), position) is { Parent: { } node } token ? Find(model, token, node, cancellation) : null;

    private static ISymbol? Find(SemanticModel model, SyntaxToken token, SyntaxNode node, CancellationToken cancellation)
    {
        if (token.IsKind(SyntaxKind.IdentifierToken) && model.GetDeclaredSymbol(node, cancellation) is { } declared)
            return declared;
        // new Foo(…) is a question for the constructor, as long as the name is that of the type created.
        var asked = node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node ? creation : node;
        var info = model.GetSymbolInfo(asked, cancellation);
        var found = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (found is null && asked != node)
            found = model.GetSymbolInfo(node, cancellation).Symbol;
        if (found is null && node is ExpressionSyntax expression)
        {
            var group = model.GetMemberGroup(expression, cancellation);
            found = group.Length > 0 ? group[0] : model.GetTypeInfo(expression, cancellation).Type;
        }

        return found is IErrorTypeSymbol ? null : found;
    }

    /// <summary>The name at the place, or just left of it.</summary>
    private static SyntaxToken? TokenAt(SyntaxNode root, int position)
    {
        foreach (var place in new[] { position, position - 1 })
        {
            if (place < 0)
                continue;
            var token = root.FindToken(place);
            if (token.Span.Contains(place) && IsName(token))
                return token;
        }

        return null;
    }

    private static bool IsName(SyntaxToken token) =>
        token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword || SyntaxFacts.IsPredefinedType(token.Kind());
}
