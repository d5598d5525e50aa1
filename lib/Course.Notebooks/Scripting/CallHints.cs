using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Scripting;

/// <summary>Advice where a method or constructor is called with too many arguments, or too few: how it is called.</summary>
internal static class CallHints
{
    private const int MostOverloads = 3;

    /// <summary>The advice, or null where nothing is known of the call.</summary>
    /// <param name="node">The name of what is called, or the call.</param>
    /// <param name="compilation">Where it stands.</param>
    public static string? For(SyntaxNode? node, CSharpCompilation compilation)
    {
        if (node?.AncestorsAndSelf().FirstOrDefault(around => around is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) is not { } call)
            return null;
        var model = compilation.GetSemanticModel(call.SyntaxTree);
        string[] overloads = [.. model.GetSymbolInfo(call).CandidateSymbols.Select(candidate => SymbolDescription.Declaration(candidate, model, call.SpanStart))];
        return overloads.Length == 0 ? null
            : $"Write it as {string.Join(" or ", overloads.Take(MostOverloads))}{(overloads.Length > MostOverloads ? $", or in {overloads.Length - MostOverloads} other ways" : "")}.";
    }
}
