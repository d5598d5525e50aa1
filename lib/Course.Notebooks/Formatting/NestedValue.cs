using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>A value in a cell of a table: its line of text, and on the page what is inside of it, folded.</summary>
internal static class NestedValue
{
    private const int MostInSummary = 120;

    public static TableCell Of(object? value, RenderScope scope)
    {
        var text = InlineText.Of(value);
        if (value is null || ValueKind.IsInline(value))
            return new(text);
        if (value is IHtmlContent || Registrations.HasFormatter(value.GetType(), HtmlFormatter.MimeType))
            return new(text, ValueFormatter.WithoutStyles(value.ToDisplayString(HtmlFormatter.MimeType)));
        if (!ValueView.Render(value, scope).TryGetText(HtmlFormatter.MimeType, out var html) || html == text)
            return new(text);
        return html.StartsWith("<details", StringComparison.Ordinal)
            ? new(text, Folded(html))
            : new(text, $"<details><summary>{HtmlText.Of(Bounded.Line(text, MostInSummary))}</summary>{html}</details>");
    }

    // What can be folded itself needs nothing around it.
    private static string Folded(string html) => html.Replace("<details open>", "<details>", StringComparison.Ordinal);

    /// <summary>A member of an object as such a cell.</summary>
    public static TableCell Of(ValueMember member, object? owner, RenderScope scope)
    {
        if (owner is null)
            return new(Formatter.NullString);
        var (value, error) = member.Read(owner);
        return error is null ? Of(value, scope) : new(error);
    }
}
