using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Book.Prose;

/// <summary>The words of a Markdown text, without its marks.</summary>
internal static class ProseText
{
    /// <summary>The words of an element and everything in it, formulas in LaTeX.</summary>
    public static string Of(MarkdownObject element) => element switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        MathInline math => math.Content.ToString(),
        LineBreakInline => " ",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        ContainerInline container => string.Concat(container.Select(Of)),
        CodeBlock => "",
        LeafBlock { Inline: { } inline } => Of(inline),
        ContainerBlock blocks => string.Join(' ', blocks.Select(Of)),
        _ => "",
    };
}
