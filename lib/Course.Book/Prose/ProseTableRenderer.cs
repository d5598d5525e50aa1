using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Course.Book.Prose;

/// <summary>Writes tables into a box of their own, which scrolls where the screen is narrower than the table.</summary>
internal sealed class ProseTableRenderer : HtmlTableRenderer
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"table\">");
        base.Write(renderer, table);
        renderer.EnsureLine();
        renderer.Write("</div>\n");
    }
}
