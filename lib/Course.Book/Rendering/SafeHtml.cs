using Ganss.Xss;

namespace Course.Book.Rendering;

/// <summary>
/// Makes HTML that others wrote fit for a page: no script, no handler, no address that runs something, nothing that loads from
/// elsewhere; and well formed, whatever came in.
/// </summary>
internal static class SafeHtml
{
    private static readonly HtmlSanitizer ForProse = Create(withIds: true);
    private static readonly HtmlSanitizer ForOutputs = Create(withIds: false);

    /// <summary>HTML made of Markdown, which may hold raw HTML. Ids stay: headings have them.</summary>
    public static string Prose(string html) => ForProse.Sanitize(html);

    /// <summary>HTML that a cell put out. Ids go: the same output may stand in a page twice.</summary>
    public static string Output(string html) => ForOutputs.Sanitize(html);

    private static HtmlSanitizer Create(bool withIds)
    {
        var sanitizer = new HtmlSanitizer();
        foreach (string tag in (string[])["details", "summary", "figure", "figcaption", "mark"]) sanitizer.AllowedTags.Add(tag);
        foreach (string tag in (string[])["style", "form", "input", "button", "select", "textarea", "html", "head", "body"]) sanitizer.AllowedTags.Remove(tag);
        foreach (string attribute in (string[])["class", "open", "role", "aria-hidden", "aria-label", "scope"]) sanitizer.AllowedAttributes.Add(attribute);
        if (withIds) sanitizer.AllowedAttributes.Add("id");
        foreach (string property in (string[])["position", "z-index", "background-image", "list-style-image", "content", "cursor"]) sanitizer.AllowedCssProperties.Remove(property);
        sanitizer.AllowedSchemes.Add("mailto");
        sanitizer.FilterUrl += (_, url) =>
        {
            // An image loads by itself: only embedded ones and those of the book may stand.
            if (url.Tag.LocalName is "img" or "source" or "video" or "audio" && url.OriginalUrl.Contains(':', StringComparison.Ordinal))
                url.SanitizedUrl = url.OriginalUrl.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) ? url.OriginalUrl : null;
        };
        return sanitizer;
    }
}
