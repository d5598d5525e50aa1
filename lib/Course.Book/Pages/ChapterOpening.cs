using Course.Book.Prose;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Book.Pages;

/// <summary>How a chapter begins: its title, a line about it in italics, and a list of what its reader will be able to do.</summary>
/// <param name="Title">The heading of level 1.</param>
/// <param name="About">The line in italics; null where there is none.</param>
/// <param name="Goals">The first list; null where there is none.</param>
internal sealed record ChapterOpening(ChapterTitle Title, ParagraphBlock? About, ListBlock? Goals)
{
    /// <summary>Reads the opening of a text, and takes title and line out of it.</summary>
    /// <param name="text">The text of the chapter's first cell.</param>
    /// <param name="fallback">The title where the text has none.</param>
    public static ChapterOpening Take(MarkdownDocument text, string fallback)
    {
        var heading = text.FirstOrDefault() is HeadingBlock { Level: 1 } first ? first : null;
        if (heading is null) return new(ChapterTitle.Parse(fallback), null, null);
        text.Remove(heading);
        var about = text.FirstOrDefault() is ParagraphBlock { Inline: { } inline } paragraph && inline.FirstChild is EmphasisInline && inline.FirstChild == inline.LastChild ? paragraph : null;
        if (about is not null) text.Remove(about);
        return new(ChapterTitle.Parse(ProseText.Of(heading)), about, text.OfType<ListBlock>().FirstOrDefault());
    }
}
