using Course.Book.Pages;
using Course.Book.Rendering;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Course.Book.Prose;

/// <summary>Sets formulas within a line; one between doubled dollar signs stands on a line of its own.</summary>
internal sealed class ProseMathInlineRenderer(PageDraft page, Fragments fragments) : HtmlObjectRenderer<MathInline>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, MathInline math) =>
        renderer.Write(fragments.Keep(page.Formula(math.Content.ToString(), display: math.DelimiterCount > 1)));
}
