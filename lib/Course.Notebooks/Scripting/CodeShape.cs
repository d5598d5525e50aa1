using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Scripting;

/// <summary>What can be told of a submission from its syntax.</summary>
internal static class CodeShape
{
    /// <summary>Whether each part of the code runs once at most: it has no loops, and no lambdas, methods or types of its own.</summary>
    public static bool RunsStraightThrough(SyntaxTree tree) => !tree.GetRoot().DescendantNodes().Any(IsLoopOrBody);

    /// <summary>Whether it may reach into an array, a string or a span.</summary>
    public static bool ReachesForElements(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Any(node => node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax);

    private static bool IsLoopOrBody(SyntaxNode node) => node.Kind() is
        SyntaxKind.ForStatement or SyntaxKind.WhileStatement or SyntaxKind.DoStatement or SyntaxKind.ForEachStatement or SyntaxKind.ForEachVariableStatement
        or SyntaxKind.GotoStatement or SyntaxKind.GotoCaseStatement or SyntaxKind.GotoDefaultStatement or SyntaxKind.SpreadElement or SyntaxKind.AwaitExpression
        or SyntaxKind.SimpleLambdaExpression or SyntaxKind.ParenthesizedLambdaExpression or SyntaxKind.AnonymousMethodExpression or SyntaxKind.QueryExpression
        or SyntaxKind.LocalFunctionStatement or SyntaxKind.MethodDeclaration or SyntaxKind.PropertyDeclaration or SyntaxKind.EventDeclaration
        || node is BaseTypeDeclarationSyntax;
}
