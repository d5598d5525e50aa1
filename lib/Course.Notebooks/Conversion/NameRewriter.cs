using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Conversion;

/// <summary>Gives variables, functions and types other names where they are declared and used; members of the same name keep theirs.</summary>
/// <param name="names">The new names, wherever an expression or a declaration has the old ones.</param>
/// <param name="types">The new names of types: after <c>new</c>, say, a type is meant, even if a function bears the same name.</param>
internal sealed class NameRewriter(IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<string, string> types) : CSharpSyntaxRewriter
{
    private readonly Dictionary<string, int> hidden = new(StringComparer.Ordinal);

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        string[] own = node is not null && TopLevelNames.IsFunction(node) ? [.. OwnNames(node).Where(names.ContainsKey)] : [];
        foreach (string name in own)
            hidden[name] = hidden.GetValueOrDefault(name) + 1;
        var visited = base.Visit(node);
        foreach (string name in own)
            hidden[name]--;
        return visited;
    }

    public override SyntaxToken VisitToken(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && NewName(token) is { } name
            ? SyntaxFactory.Identifier(token.LeadingTrivia, name, token.TrailingTrivia)
            : token;

    // `new { x }` has a member x, whatever the variable is called.
    public override SyntaxNode? VisitAnonymousObjectMemberDeclarator(AnonymousObjectMemberDeclaratorSyntax node)
    {
        var visited = (AnonymousObjectMemberDeclaratorSyntax)base.VisitAnonymousObjectMemberDeclarator(node)!;
        return node is { NameEquals: null, Expression: IdentifierNameSyntax name } && NewName(name.Identifier) is not null
            ? visited.WithNameEquals(SyntaxFactory.NameEquals(name.Identifier.ValueText)).NormalizeWhitespace()
            : visited;
    }

    // As does a tuple, unless it is the target of an assignment.
    public override SyntaxNode? VisitArgument(ArgumentSyntax node)
    {
        var visited = (ArgumentSyntax)base.VisitArgument(node)!;
        bool isElement = node.Parent is TupleExpressionSyntax tuple && !(tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple);
        return isElement && node is { NameColon: null, Expression: IdentifierNameSyntax name } && NewName(name.Identifier) is not null
            ? visited.WithNameColon(SyntaxFactory.NameColon(name.Identifier.ValueText).WithTrailingTrivia(SyntaxFactory.Space))
            : visited;
    }

    private string? NewName(SyntaxToken token)
    {
        if (token.Parent is SimpleNameSyntax simple && SyntaxFacts.IsInTypeOnlyContext(simple))
            return types.GetValueOrDefault(token.ValueText);
        return names.TryGetValue(token.ValueText, out string? name) && hidden.GetValueOrDefault(token.ValueText) == 0 && !NamesMember(token) ? name : null;
    }

    /// <summary>Whether an identifier is the name of a member, which no variable, function or type of the program can be meant by.</summary>
    public static bool NamesMember(SyntaxToken token) => token.Parent switch
    {
        SimpleNameSyntax name => name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name == name,
            MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
            QualifiedNameSyntax qualified => qualified.Right == name,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } } assignment => assignment.Left == name,
            _ => false,
        },
        TupleElementSyntax or PropertyDeclarationSyntax or EnumMemberDeclarationSyntax or TypeParameterSyntax or LabeledStatementSyntax => true,
        MethodDeclarationSyntax method => method.Parent is BaseTypeDeclarationSyntax,
        VariableDeclaratorSyntax variable => variable.Parent?.Parent is FieldDeclarationSyntax { Parent: BaseTypeDeclarationSyntax },
        ParameterSyntax { Parent.Parent: not AnonymousFunctionExpressionSyntax } => true,
        _ => false,
    };

    private static IEnumerable<string> OwnNames(SyntaxNode function)
    {
        var parameters = function switch
        {
            SimpleLambdaExpressionSyntax lambda => [lambda.Parameter],
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters,
            AnonymousMethodExpressionSyntax method => method.ParameterList?.Parameters ?? [],
            LocalFunctionStatementSyntax local => local.ParameterList.Parameters,
            BaseMethodDeclarationSyntax method => method.ParameterList.Parameters,
            _ => (IEnumerable<ParameterSyntax>)[],
        };
        return parameters.Select(parameter => parameter.Identifier.ValueText).Concat(function is BaseTypeDeclarationSyntax ? [] : TopLevelNames.VariablesIn(function));
    }
}
