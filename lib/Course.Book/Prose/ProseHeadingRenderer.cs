using Course.Book.Pages;
using Course.Book.Rendering;
using Course.Book.Search;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Book.Prose;

/// <summary>Writes headings with an anchor and a link to it, and tells the page of them.</summary>
internal sealed class ProseHeadingRenderer(PageDraft page) : HtmlObjectRenderer<HeadingBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        string words = ProseText.Of(heading);
        string id = page.Anchors.Add(words);
        page.Sections.Add(new SearchSection(words, id));

        string inner = Inner(renderer, heading);
        if (heading.Level > 1) page.Outline.Add(new Heading(heading.Level, id, heading.Inline!.Descendants<LinkInline>().Any() ? HtmlText.Encode(words) : inner));
        renderer.EnsureLine();
        renderer.Write($"<h{heading.Level} id=\"{HtmlText.Encode(id)}\">").Write(inner);
        renderer.Write($"<a class=\"anchor\" href=\"#{Uri.EscapeDataString(id)}\" aria-label=\"Link to this section\">#</a></h{heading.Level}>\n");
    }

    private static string Inner(HtmlRenderer renderer, HeadingBlock heading)
    {
        var page = renderer.Writer;
        using var inner = new StringWriter { NewLine = "\n" };
        renderer.Writer = inner;
        renderer.WriteLeafInline(heading);
        renderer.Writer = page;
        return inner.ToString();
    }
}
