using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Course.Figures;

/// <summary>
/// A figure as HTML: a <c>figure</c> element with the description in words, and a script that waits until the setup's
/// output has loaded (VS Code loads outputs in any order) and draws in its place.
/// </summary>
internal static class FigureHtml
{
    /// <summary>A minute: as long as a notebook may take to load its first output.</summary>
    private const int Attempts = 600;

    internal static string Write(Figure figure)
    {
        string json = figure.ToJson();
        string id = Id(json);
        string words = WebUtility.HtmlEncode(figure.ToString());
        return $$"""
            <figure class="course-figure" data-course-figure="{{id}}" style="margin:0;white-space:pre-line">{{words}}</figure>
            <script>(function wait(n){var f=window.courseFigures;if(f&&window.Plotly)f.draw("{{id}}",{{Quote(json)}});else if(n)setTimeout(wait,100,n-1)})({{Attempts}})</script>
            """;
    }

    /// <summary>The same content gives the same id, in every run and on every machine.</summary>
    private static string Id(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)), 0, 8);

    private static string Quote(string json) => "'" + json.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
