using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Language;

/// <summary>Finds the call whose arguments are being written, and its overloads.</summary>
internal static class CallSignatures
{
    private static readonly SymbolDisplayFormat ParameterFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The overloads of the call around the place; null outside of any call.</summary>
    public static SignatureHelp? Find(SemanticModel model, int position, CancellationToken cancellation)
    {
        if (ArgumentsAround(model.SyntaxTree.GetRoot(cancellation), position) is not { } arguments)
            return null;
        List<ISymbol> overloads = [.. Overloads(model, arguments, cancellation).DistinctBy(overload => SymbolDescription.Declaration(overload, model, position))];
        if (overloads.Count == 0)
            return null;

        var current = arguments.Arguments.GetSeparators().Count(comma => comma.Span.End <= position);
        var chosen = model.GetSymbolInfo(arguments.Parent!, cancellation).Symbol;
        var active = overloads.FindIndex(overload => SymbolEqualityComparer.Default.Equals(overload, chosen));
        if (active < 0)
            active = Math.Max(0, overloads.FindIndex(overload => Accepts(overload, Math.Max(current + 1, arguments.Arguments.Count))));
        return new SignatureHelp([.. overloads.Select(overload => Describe(overload, model, position))], active, ActiveParameter(arguments, position, current, overloads[active]));
    }

    private static BaseArgumentListSyntax? ArgumentsAround(SyntaxNode root, int position)
    {
        var token = root.FindToken(Math.Max(0, position - 1));
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            if (node is BaseArgumentListSyntax arguments && arguments.SpanStart < position && IsBeforeEnd(arguments, position))
                return arguments;
            if (node is AnonymousFunctionExpressionSyntax { Block: { } block } && block.Span.Contains(position))
                return null;
        }

        return null;
    }

    private static bool IsBeforeEnd(BaseArgumentListSyntax arguments, int position)
    {
        var end = arguments.GetLastToken(includeZeroWidth: true);
        return end.IsMissing || position <= end.SpanStart;
    }

    private static IEnumerable<ISymbol> Overloads(SemanticModel model, BaseArgumentListSyntax arguments, CancellationToken cancellation) => arguments.Parent switch
    {
        InvocationExpressionSyntax call => Invoked(model, call, cancellation),
        ObjectCreationExpressionSyntax creation => Constructors(model.GetTypeInfo(creation, cancellation).Type, model, creation.SpanStart),
        ImplicitObjectCreationExpressionSyntax creation => Constructors(model.GetTypeInfo(creation, cancellation).ConvertedType, model, creation.SpanStart),
        ConstructorInitializerSyntax initializer => Constructors(model.GetSymbolInfo(initializer, cancellation).Symbol?.ContainingType
            ?? model.GetSymbolInfo(initializer, cancellation).CandidateSymbols.FirstOrDefault()?.ContainingType, model, initializer.SpanStart),
        PrimaryConstructorBaseTypeSyntax based => Constructors(model.GetTypeInfo(based.Type, cancellation).Type, model, based.SpanStart),
        ElementAccessExpressionSyntax access => Indexers(model.GetTypeInfo(access.Expression, cancellation).Type),
        _ => [],
    };

    private static IEnumerable<ISymbol> Invoked(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var group = model.GetMemberGroup(call.Expression, cancellation);
        if (group.Length > 0)
            return group.OrderBy(method => ((IMethodSymbol)method).Parameters.Length);
        return model.GetTypeInfo(call.Expression, cancellation).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [];
    }

    private static IEnumerable<ISymbol> Constructors(ITypeSymbol? type, SemanticModel model, int position) => type is not INamedTypeSymbol named
        ? []
        : named.InstanceConstructors.Where(constructor => model.IsAccessible(position, constructor)).OrderBy(constructor => constructor.Parameters.Length);

    private static IPropertySymbol[] Indexers(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            IPropertySymbol[] indexers = [.. current.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsIndexer)];
            if (indexers.Length > 0)
                return indexers;
        }

        return [];
    }

    private static bool Accepts(ISymbol overload, int count) => Parameters(overload) is var parameters
        && (parameters.Length >= count || parameters.LastOrDefault() is { IsParams: true });

    private static int ActiveParameter(BaseArgumentListSyntax arguments, int position, int current, ISymbol overload)
    {
        var parameters = Parameters(overload);
        var argument = arguments.Arguments.FirstOrDefault(argument => argument.Span.Start <= position && position <= argument.Span.End);
        if (argument?.NameColon?.Name.Identifier.ValueText is { } name && parameters.Any(parameter => parameter.Name == name))
            return parameters.First(parameter => parameter.Name == name).Ordinal;
        return Math.Clamp(current, 0, Math.Max(0, parameters.Length - 1));
    }

    private static System.Collections.Immutable.ImmutableArray<IParameterSymbol> Parameters(ISymbol overload) =>
        overload is IMethodSymbol method ? method.Parameters : ((IPropertySymbol)overload).Parameters;

    private static SignatureChoice Describe(ISymbol overload, SemanticModel model, int position) => new(
        SymbolDescription.Declaration(overload, model, position),
        SymbolDocumentation.Of(overload, model.Compilation).ToMarkdown(),
        [.. Parameters(overload).Select(parameter => parameter.ToMinimalDisplayString(model, position, ParameterFormat))]);
}
