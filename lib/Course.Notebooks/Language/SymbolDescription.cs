using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Language;

/// <summary>What there is to say about a symbol: how it is declared, its documentation and, of a variable, its value.</summary>
internal static class SymbolDescription
{
    private static readonly SymbolDisplayFormat Format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.InstanceMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue | SymbolDisplayLocalOptions.IncludeRef,
        kindOptions: SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The declaration of a symbol as C#.</summary>
    public static string Declaration(ISymbol symbol, SemanticModel model, int position)
    {
        var declaration = Strip(symbol.ToMinimalDisplayString(model, position, Format));
        // new List<int>(…) is written with the type and not with List<int>.List.
        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? constructor.ContainingType.ToMinimalDisplayString(model, position) + declaration[declaration.IndexOf('(')..]
            : declaration;
    }

    /// <summary>Everything about a symbol, as Markdown and as plain text.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="model">The code in which it was found.</param>
    /// <param name="position">Where it was found: what is visible there needs no namespace.</param>
    /// <param name="variables">The session's variables, for their values.</param>
    public static MimeBundle Of(ISymbol symbol, SemanticModel model, int position, IEnumerable<ScriptVariable> variables)
    {
        var declaration = $"{Kind(symbol)}{Declaration(symbol, model, position)}{Overloads(symbol)}";
        var documentation = SymbolDocumentation.Of(symbol, model.Compilation);
        var value = IsSessionVariable(symbol) ? variables.FirstOrDefault(variable => variable.Name == symbol.Name) : null;
        var shown = value is null ? null : VariableSummary.Of(value.Value);

        var markdown = $"```csharp\n{declaration}\n```\n";
        var plain = declaration + "\n";
        if (shown is not null)
        {
            markdown += $"\nValue: `{shown.Replace('`', '\'')}`\n";
            plain += $"Value: {shown}\n";
        }

        var text = documentation.ToMarkdown();
        if (text.Length > 0)
        {
            markdown += "\n" + text + "\n";
            plain += "\n" + documentation.ToPlainText() + "\n";
        }

        return MimeBundle.Of("text/markdown", markdown).Add("text/plain", plain.TrimEnd());
    }

    private static string Kind(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { IsConst: true } or IFieldSymbol { IsConst: true } => "(constant) ",
        _ when IsSessionVariable(symbol) => "(variable) ",
        INamedTypeSymbol { IsTupleType: false, IsAnonymousType: false } type => Keyword(type),
        ILocalSymbol => "(local) ",
        IParameterSymbol => "(parameter) ",
        IRangeVariableSymbol => "(range variable) ",
        IFieldSymbol => "(field) ",
        IMethodSymbol { IsExtensionMethod: true } => "(extension) ",
        _ => "",
    };

    private static string Keyword(INamedTypeSymbol type) => (type.IsStatic ? "static " : type is { IsAbstract: true, TypeKind: TypeKind.Class } ? "abstract " : "") + type.TypeKind switch
    {
        TypeKind.Class => type.IsRecord ? "record " : "class ",
        TypeKind.Struct => type.IsRecord ? "record struct " : "struct ",
        TypeKind.Interface => "interface ",
        TypeKind.Enum => "enum ",
        TypeKind.Delegate => "delegate ",
        _ => "",
    };

    // What is declared at the top level of a cell is a field of a class that nobody sees.
    private static bool IsSessionVariable(ISymbol symbol) => symbol is IFieldSymbol { ContainingType.IsScriptClass: true };

    private static string Overloads(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol { MethodKind: not MethodKind.LocalFunction, ContainingType: { } type } method)
            return "";
        var others = type.GetMembers(method.Name).Count(member => member is IMethodSymbol) - 1;
        return others <= 0 ? "" : $"  // and {others} more overload{(others == 1 ? "" : "s")}";
    }

    // Members of the submission's own class are written without it.
    private static string Strip(string declaration) => declaration.Replace("Script.", "", StringComparison.Ordinal);
}
