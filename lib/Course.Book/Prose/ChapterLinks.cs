using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Book.Prose;

/// <summary>
/// Notebooks lead to the chapter before and after by links such as "‹ 2 Initialisation" and "4 Loss ›". The book has its own at
/// the foot of every page, so these go, and the dots between them.
/// </summary>
internal static class ChapterLinks
{
    private static readonly char[] Separators = [' ', '·', '|'];

    /// <summary>Takes them out of a text; a paragraph that held nothing else goes too.</summary>
    public static void Remove(MarkdownDocument text)
    {
        foreach (var paragraph in text.Descendants<ParagraphBlock>().ToArray())
        {
            var links = paragraph.Inline?.Descendants<LinkInline>().Where(LeadsToNeighbour).ToArray() ?? [];
            foreach (var link in links) Remove(link);
            if (links.Length > 0 && paragraph.Inline!.Descendants<LeafInline>().All(IsBlank)) paragraph.Parent!.Remove(paragraph);
        }
    }

    private static bool LeadsToNeighbour(LinkInline link)
    {
        string words = ProseText.Of(link).Trim();
        return link.Url is { } url && url.Split('#')[0].EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
            && (words.StartsWith('‹') || words.EndsWith('›'));
    }

    private static void Remove(LinkInline link)
    {
        if (link.PreviousSibling is LiteralInline before) before.Content = new(before.Content.ToString().TrimEnd(Separators));
        if (link.PreviousSibling is null && link.NextSibling is LiteralInline after) after.Content = new(after.Content.ToString().TrimStart(Separators));
        link.Remove();
    }

    private static bool IsBlank(LeafInline inline) => inline is LineBreakInline || (inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace());
}
