using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Conversion;

/// <summary>One piece of C# of a cell, taken apart into what stands in a program's statements and what stands elsewhere.</summary>
/// <param name="Usings">The using directives, as written: they move to the top.</param>
/// <param name="Statements">The statements and local functions, in order.</param>
/// <param name="Types">The types and extension methods, which a program has after its statements.</param>
internal sealed record AppCell(IReadOnlyList<string> Usings, string Statements, string Types)
{
    private static readonly LiteralExpressionSyntax Default = SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression);
    private static readonly SyntaxToken Public = SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space);
    private static readonly SyntaxToken EqualsSign = SyntaxFactory.Token([SyntaxFactory.Space], SyntaxKind.EqualsToken, [SyntaxFactory.Space]);

    /// <summary>Takes a submission apart.</summary>
    /// <param name="root">Its syntax, with the names that it has in the program.</param>
    /// <param name="place">What errors call the cell.</param>
    /// <param name="number">A number of its own, for the class of its extension methods.</param>
    public static AppCell From(CompilationUnitSyntax root, string place, int number)
    {
        List<string> statements = [], types = [], extensions = [];
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    types.Add(member.ToFullString());
                    break;
                case MethodDeclarationSyntax method when method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true:
                    extensions.Add(ToExtension(method).ToFullString());
                    break;
                case MethodDeclarationSyntax or FieldDeclarationSyntax:
                    statements.Add(ToLocal(member).ToFullString());
                    break;
                case GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }:
                    statements.Add(Display(last));
                    break;
                case GlobalStatementSyntax:
                    statements.Add(member.ToFullString());
                    break;
                default:
                    int line = member.SyntaxTree.GetLineSpan(member.Span).StartLinePosition.Line + 1;
                    throw new ConversionException(
                        $"{place}, line {line}: {Describe(member)} cannot stand among the statements of a program. Write it as a method, or put it into a class.");
            }
        }

        if (extensions.Count > 0)
            types.Add($"static class Extensions{number}\n{{\n{string.Concat(extensions).Trim('\n')}\n}}\n");
        string rest = root.EndOfFileToken.HasLeadingTrivia ? root.EndOfFileToken.LeadingTrivia.ToFullString() : "";
        return new([.. root.Usings.Select(directive => directive.ToString())], string.Concat(statements) + rest, string.Join("\n", types.Select(type => type.Trim('\n'))));
    }

    // A submission's variables and methods are members of a class; in a program they are local, without access modifiers, and must have a value.
    private static MemberDeclarationSyntax ToLocal(MemberDeclarationSyntax member)
    {
        if (member is not FieldDeclarationSyntax field)
            return WithModifiers(member, member.Modifiers.Where(modifier => !SyntaxFacts.IsAccessibilityModifier(modifier.Kind())));
        var initialized = field.ReplaceNodes(
            field.Declaration.Variables.Where(variable => variable.Initializer is null),
            (variable, _) => variable.WithInitializer(SyntaxFactory.EqualsValueClause(Default).WithEqualsToken(EqualsSign)));
        return WithModifiers(initialized, field.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)));
    }

    private static MemberDeclarationSyntax ToExtension(MethodDeclarationSyntax method) =>
        WithModifiers(method, method.Modifiers.Where(modifier => !SyntaxFacts.IsAccessibilityModifier(modifier.Kind())).Prepend(Public));

    private static MemberDeclarationSyntax WithModifiers(MemberDeclarationSyntax member, IEnumerable<SyntaxToken> modifiers)
    {
        var bare = member.WithModifiers([]).WithLeadingTrivia();
        return bare.WithModifiers(SyntaxFactory.TokenList(modifiers.Select(modifier => modifier.WithLeadingTrivia()))).WithLeadingTrivia(member.GetLeadingTrivia());
    }

    // A call may be one of a method without a value: then there is nothing to show.
    private static string Display(ExpressionStatementSyntax statement)
    {
        var expression = statement.Expression;
        string shown = expression.WithoutTrivia().ToFullString();
        string call = expression switch
        {
            AwaitExpressionSyntax => $"await display(async () => {shown});",
            InvocationExpressionSyntax or ConditionalAccessExpressionSyntax => $"display(() => {shown});",
            _ => $"display({shown});",
        };
        return statement.GetLeadingTrivia().ToFullString() + call + statement.GetTrailingTrivia().ToFullString();
    }

    private static string Describe(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => $"the property {property.Identifier.ValueText}",
        EventFieldDeclarationSyntax => "an event",
        BaseNamespaceDeclarationSyntax => "a namespace",
        _ => $"\"{member.ToString().Split('\n')[0]}\"",
    };
}
