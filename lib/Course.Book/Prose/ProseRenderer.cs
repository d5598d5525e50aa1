using Course.Book.Outputs;
using Course.Book.Pages;
using Course.Book.Rendering;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdigText = Markdig.Markdown;

namespace Course.Book.Prose;

/// <summary>Markdown, as notebooks and GitHub understand it, as HTML of a page.</summary>
internal static class ProseRenderer
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseMathematics()
        .UseAutoLinks()
        .UseTaskLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    /// <summary>Reads a text.</summary>
    public static MarkdownDocument Parse(string markdown) => MarkdigText.Parse(markdown, Pipeline);

    /// <summary>The source of the diagrams in a text.</summary>
    public static IEnumerable<string> Diagrams(MarkdownDocument text) =>
        text.Descendants<FencedCodeBlock>().Where(block => block.Info == DiagramHtml.Language).Select(block => block.Lines.ToString());

    /// <summary>The text as HTML. Its links lead to pages of the book; its headings join the page's outline, its words the search.</summary>
    /// <param name="text">The text.</param>
    /// <param name="page">The page that it stands in.</param>
    public static string ToHtml(MarkdownDocument text, PageDraft page)
    {
        foreach (var link in text.Descendants<LinkInline>()) Resolve(link, page);
        var fragments = new Fragments();
        string html = Render(text, page, fragments);
        // Markdown's own elements are safe; raw HTML is whatever somebody wrote.
        if (text.Descendants().Any(element => element is HtmlBlock or HtmlInline)) html = SafeHtml.Prose(html);
        return fragments.Fill(html);
    }

    private static string Render(MarkdownDocument text, PageDraft page, Fragments fragments)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        Replace<HeadingRenderer>(renderer, new ProseHeadingRenderer(page));
        Replace<CodeBlockRenderer>(renderer, new ProseCodeRenderer(page, fragments));
        Replace<HtmlTableRenderer>(renderer, new ProseTableRenderer());
        Replace<HtmlMathInlineRenderer>(renderer, new ProseMathInlineRenderer(page, fragments));
        Replace<HtmlMathBlockRenderer>(renderer, new ProseMathBlockRenderer(page, fragments));
        foreach (var block in text)
        {
            // Headings begin sections of the search, so the words in between join them one block at a time.
            renderer.Render(block);
            if (block is not (HeadingBlock or CodeBlock)) page.Index(ProseText.Of(block));
        }

        return writer.ToString();
    }

    private static void Replace<T>(HtmlRenderer renderer, IMarkdownObjectRenderer replacement)
        where T : IMarkdownObjectRenderer
    {
        // The mathematics' blocks are code blocks to Markdig: the more special renderer has to come first, as it does here.
        renderer.ObjectRenderers.RemoveAll(existing => existing is T);
        renderer.ObjectRenderers.Insert(0, replacement);
    }

    private static void Resolve(LinkInline link, PageDraft page)
    {
        if (link.IsImage)
        {
            link.Url = AttachedImages.Resolve(link.Url ?? "", page) ?? page.Links.ResolveImage(page.Path, link.Url ?? "");
            link.GetAttributes().AddProperty("loading", "lazy");
            return;
        }

        link.Url = page.Links.Resolve(page.Path, link.Url ?? "", out bool external);
        if (external) link.GetAttributes().AddClass("external");
    }
}
