using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Book.Pages;
using Course.Book.Rendering;

namespace Course.Book.Outputs;

/// <summary>A Plotly figure in a page: its data for the script that draws it, its still image for those without script, its words for those who do not see.</summary>
internal static class FigureHtml
{
    private const double StandardHeight = 450;

    /// <summary>The figure as an element.</summary>
    /// <param name="figure">Data, layout, configuration and frames, as Plotly has them.</param>
    /// <param name="image">The figure as an image; null where there is none.</param>
    /// <param name="words">The figure in words: the first line says what it is.</param>
    /// <param name="page">The page that it stands in.</param>
    public static string Write(JsonObject figure, StillImage? image, string words, PageDraft page)
    {
        page.Figures++;
        var drawn = (JsonObject)figure.DeepClone();
        string caption = FigureCaption.Take(drawn);
        string title = words.Split('\n')[0].Trim();
        string height = Height(drawn).ToString("0", CultureInfo.InvariantCulture);
        // The picture stands in until the figure is drawn, and on paper; the drawing's label speaks for both.
        string still = image is null ? $"<noscript><pre>{HtmlText.Encode(words)}</pre></noscript>" : image.ToHtml("", page, "still");
        return $"""
            <figure class="figure">
            <div class="stage" style="height:{height}px">
            <div class="drawing" role="img" aria-label="{HtmlText.Encode(title.Length == 0 ? "Figure" : title)}"></div>
            {still}
            </div>
            <script type="application/json">{Json(drawn)}</script>
            <figcaption><span class="caption">{HtmlText.Encode(caption)}</span>{InWords(words)}</figcaption>
            </figure>

            """;
    }

    // Nothing in the data may end the script element, so no "<" stands there.
    private static string Json(JsonObject figure) => figure.ToJsonString(JsonSerializerOptions.Default);

    private static double Height(JsonObject figure) =>
        figure["layout"] is JsonObject layout && layout["height"] is JsonValue value && value.TryGetValue(out double height) ? height : StandardHeight;

    private static string InWords(string words) => words.Length == 0 ? "" :
        $"<details class=\"words\">\n<summary>In words</summary>\n<pre>{HtmlText.Encode(words)}</pre>\n</details>\n";
}
