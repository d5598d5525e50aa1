using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Conversion;

/// <summary>The names that a piece of code declares for what follows it.</summary>
internal static class TopLevelNames
{
    /// <summary>What a submission leaves to later ones: variables, methods and types.</summary>
    public static IEnumerable<string> Of(CompilationUnitSyntax root) => root.Members.SelectMany(Of).Distinct(StringComparer.Ordinal);

    /// <summary>The types among <see cref="Of(CompilationUnitSyntax)"/>.</summary>
    public static IEnumerable<string> TypesOf(CompilationUnitSyntax root) =>
        root.Members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).SelectMany(Of).Distinct(StringComparer.Ordinal);

    /// <summary>The variables that a node declares anywhere inside, functions and types apart: they have scopes of their own.</summary>
    public static IEnumerable<string> VariablesIn(SyntaxNode node) =>
        node.DescendantNodesAndSelf(inner => inner == node || !IsFunction(inner)).SelectMany(Declared).Distinct(StringComparer.Ordinal);

    /// <summary>The names that a submission uses without declaring them: what earlier submissions or the libraries call so.</summary>
    public static IEnumerable<string> UsedBy(CompilationUnitSyntax root)
    {
        var declared = root.DescendantNodes().SelectMany(node => node is ParameterSyntax parameter ? [parameter.Identifier.ValueText] : Declared(node)).Concat(Of(root)).ToHashSet(StringComparer.Ordinal);
        return root.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier)
            .Where(identifier => !NameRewriter.NamesMember(identifier)).Select(identifier => identifier.ValueText).Where(name => !declared.Contains(name));
    }

    /// <summary>Whether a node is a function, whose parameters and variables may bear the names of outer ones.</summary>
    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax;

    private static IEnumerable<string> Of(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText).Concat(VariablesIn(field)),
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        // `if (x is not T t)` leaves t to what follows; the other statements keep to themselves what they declare.
        GlobalStatementSyntax { Statement: IfStatementSyntax condition } => VariablesIn(condition.Condition),
        GlobalStatementSyntax { Statement: ExpressionStatementSyntax or LocalDeclarationStatementSyntax } statement => VariablesIn(statement),
        _ => [],
    };

    private static IEnumerable<string> Declared(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => [variable.Identifier.ValueText],
        SingleVariableDesignationSyntax variable => [variable.Identifier.ValueText],
        ForEachStatementSyntax loop => [loop.Identifier.ValueText],
        CatchDeclarationSyntax caught => [caught.Identifier.ValueText],
        _ => [],
    };
}
