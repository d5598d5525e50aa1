using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Language;

/// <summary>The documentation of a symbol, from its XML comment: summary, parameters, what it returns, what it throws.</summary>
internal sealed class SymbolDocumentation
{
    // A comment that inherits from one that inherits …
    private const int MostInheritance = 8;

    private readonly XElement? comment;

    private SymbolDocumentation(XElement? comment) => this.comment = comment;

    /// <summary>Reads the comment; documentation that is inherited is followed to where it stands.</summary>
    public static SymbolDocumentation Of(ISymbol symbol, Compilation compilation)
    {
        if (symbol is IParameterSymbol parameter)
            return new(Parameter(Read(parameter.ContainingSymbol, compilation, MostInheritance), parameter.Name));
        return new(Read(symbol, compilation, MostInheritance)
            // A constructor without words of its own is told by its type.
            ?? (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Read(symbol.ContainingType, compilation, MostInheritance) : null));
    }

    /// <summary>The documentation as Markdown; empty if there is none.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder(Summary());
        Section(text, "Type parameters", Entries("typeparam", "name"));
        Section(text, "Parameters", Entries("param", "name"));
        if (Text("returns") is { Length: > 0 } returns)
            Section(text, "Returns", returns);
        if (Text("value") is { Length: > 0 } value)
            Section(text, "Value", value);
        Section(text, "Exceptions", Entries("exception", "cref"));
        if (Text("example") is { Length: > 0 } example)
            Section(text, "Example", example);
        return text.ToString().Trim();
    }

    /// <summary>The documentation for a terminal.</summary>
    public string ToPlainText() => DocumentationMarkdown.ToPlainText(ToMarkdown());

    /// <summary>The summary alone, as Markdown.</summary>
    public string Summary() => Text("summary");

    /// <summary>What is said of one parameter, as Markdown.</summary>
    public string OfParameter(string name) =>
        comment?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == name) is { } found ? DocumentationMarkdown.Of(found) : "";

    private string Text(string element) => comment?.Element(element) is { } found ? DocumentationMarkdown.Of(found) : "";

    private string Entries(string element, string name) => string.Join('\n',
        from entry in comment?.Elements(element) ?? []
        let text = DocumentationMarkdown.Of(entry)
        where text.Length > 0
        select $"- `{DocumentationMarkdown.NameOf((string?)entry.Attribute(name) ?? "")}`: {text.Replace("\n", "\n  ", StringComparison.Ordinal)}");

    private static void Section(StringBuilder text, string heading, string content)
    {
        if (content.Length > 0)
            text.Append($"\n\n**{heading}**\n\n{content}");
    }

    private static XElement? Parameter(XElement? comment, string name) =>
        comment?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == name) is { } found
            ? new XElement("doc", new XElement("summary", found.Nodes()))
            : null;

    private static XElement? Read(ISymbol symbol, Compilation compilation, int depth)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension.OriginalDefinition : symbol.OriginalDefinition;
        if (Parse(definition.GetDocumentationCommentXml(expandIncludes: true)) is not { } comment)
            return null;
        if (comment.Element("inheritdoc") is not { } inherit || depth == 0)
            return comment;
        var source = (string?)inherit.Attribute("cref") is { } cref
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, compilation)
            : Inherited(definition);
        return source is null ? comment : Merge(comment, Read(source, compilation, depth - 1));
    }

    // What the comment says itself comes before what it inherits.
    private static XElement Merge(XElement own, XElement? inherited)
    {
        var merged = new XElement(own);
        merged.Element("inheritdoc")?.Remove();
        foreach (var element in inherited?.Elements() ?? [])
        {
            var isKnown = merged.Elements(element.Name).Any(known => (string?)known.Attribute("name") == (string?)element.Attribute("name") && element.Name != "exception");
            if (!isKnown)
                merged.Add(new XElement(element));
        }

        return merged;
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        IEventSymbol { OverriddenEvent: { } changed } => changed,
        INamedTypeSymbol type => type.BaseType is { SpecialType: not SpecialType.System_Object } based ? based : type.Interfaces.FirstOrDefault(),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType.BaseType?.InstanceConstructors
            .FirstOrDefault(other => other.Parameters.Length == constructor.Parameters.Length),
        _ => symbol.ContainingType?.AllInterfaces.SelectMany(contract => contract.GetMembers(symbol.Name.Split('.')[^1]))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
    };

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
            return null;
        try
        {
            var element = XElement.Parse($"<doc>{xml}</doc>", LoadOptions.PreserveWhitespace);
            return element.Elements("member").FirstOrDefault() ?? element.Elements("doc").FirstOrDefault() ?? element;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
