using Course.Book.Code;
using Course.Book.Outputs;
using Course.Book.Pages;
using Course.Book.Rendering;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Course.Book.Prose;

/// <summary>Writes blocks of code: marked up where they are C#, drawn where they are Mermaid.</summary>
internal sealed class ProseCodeRenderer(PageDraft page, Fragments fragments) : HtmlObjectRenderer<CodeBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        string code = block.Lines.ToString();
        string language = (block as FencedCodeBlock)?.Info ?? "";
        if (language != DiagramHtml.Language) page.Index(code);
        renderer.EnsureLine();
        renderer.Write(fragments.Keep(language == DiagramHtml.Language ? DiagramHtml.Write(code, page) : CodeHtml.Block(code, language)));
        renderer.EnsureLine();
    }
}
