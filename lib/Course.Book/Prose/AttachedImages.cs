using System.Text.Json.Nodes;
using Course.Book.Outputs;
using Course.Book.Pages;

namespace Course.Book.Prose;

/// <summary>Images that were pasted into a notebook: the cell carries them, and its text shows them as <c>![words](attachment:name)</c>.</summary>
internal static class AttachedImages
{
    private const string Scheme = "attachment:";

    /// <summary>The address of an attached image as it stands in the page; null when the link is no attachment's.</summary>
    /// <exception cref="BookException">The cell carries no such image.</exception>
    public static string? Resolve(string link, PageDraft page)
    {
        if (!link.StartsWith(Scheme, StringComparison.Ordinal)) return null;
        string name = Uri.UnescapeDataString(link[Scheme.Length..]);
        if (page.Attachments[name] is JsonObject bundle && StillImage.FindAttached(bundle) is { } image) return image.KeepIn(page);

        string known = page.Attachments.Count == 0 ? "the cell has none" : $"the cell has {string.Join(", ", page.Attachments.Select(attachment => attachment.Key))}";
        throw new BookException($"{page.Where} shows the attachment {name}, which is not an image that the cell carries: {known}. Paste the image into the cell again.");
    }
}
