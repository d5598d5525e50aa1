namespace Course.Book.Outputs;

/// <summary>The kinds of output that a page can show.</summary>
internal static class MimeType
{
    public const string Plotly = "application/vnd.plotly.v1+json";
    public const string Mermaid = "text/vnd.mermaid";
    public const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Latex = "text/latex";
    public const string Markdown = "text/markdown";
    public const string Json = "application/json";
    public const string Plain = "text/plain";

    /// <summary>Images kept as Base64.</summary>
    public static readonly IReadOnlyList<string> Images = ["image/png", "image/jpeg", "image/gif", "image/webp"];
}
