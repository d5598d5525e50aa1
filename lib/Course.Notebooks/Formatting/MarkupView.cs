using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Course.Notebooks.Formatting;

/// <summary>HTML that is displayed as such; a drawing in it is offered as SVG too, which pages without scripts and styles show.</summary>
internal static class MarkupView
{
    private const int MostPlain = 10_000;

    public static MimeBundle Render(IHtmlContent markup)
    {
        using var writer = new StringWriter();
        markup.WriteTo(writer, HtmlEncoder.Default);
        var html = writer.ToString();
        var bundle = MimeBundle.Of("text/html", html);
        var trimmed = html.AsSpan().Trim();
        if (trimmed.StartsWith("<svg", StringComparison.OrdinalIgnoreCase) && trimmed.EndsWith("</svg>", StringComparison.OrdinalIgnoreCase))
            bundle.Add("image/svg+xml", trimmed.ToString());
        return bundle.Add("text/plain", Bounded.Text(html, MostPlain));
    }
}
