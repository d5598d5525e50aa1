using Course.Book.Pages;
using Course.Book.Rendering;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Course.Book.Prose;

/// <summary>Sets formulas that are a block of their own.</summary>
internal sealed class ProseMathBlockRenderer(PageDraft page, Fragments fragments) : HtmlObjectRenderer<MathBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, MathBlock math)
    {
        renderer.EnsureLine();
        renderer.Write("<p>").Write(fragments.Keep(page.Formula(math.Lines.ToString(), display: true))).Write("</p>\n");
    }
}
