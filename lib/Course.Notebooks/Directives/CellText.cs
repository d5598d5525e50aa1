using Course.Notebooks.Formatting;

namespace Course.Notebooks.Directives;

/// <summary>The languages of a cell: C#, which runs, and those that are shown as they are.</summary>
internal sealed class CellText
{
    /// <summary>What this engine does with cells, for those that are in another language.</summary>
    public const string WhatRuns = "This kernel runs C# and shows Markdown, HTML, JavaScript and Mermaid.";

    private readonly Func<string, MimeBundle>? render;

    private CellText(string name, string title, Func<string, MimeBundle>? render) => (Name, Title, this.render) = (name, title, render);

    public static CellText CSharp { get; } = new("csharp", "C#", null);

    public static CellText Markdown { get; } = new("markdown", "Markdown", text => MimeBundle.Of("text/markdown", text).Add("text/plain", text));

    public static CellText Html { get; } = new("html", "HTML", text => MimeBundle.Of("text/html", text).Add("text/plain", text));

    public static CellText JavaScript { get; } = new("javascript", "JavaScript", text => MimeBundle.Of("text/html", $"<script type=\"text/javascript\">{text}</script>").Add("text/plain", "(JavaScript)"));

    // JupyterLab and VS Code draw text/vnd.mermaid or a fenced block in Markdown; everywhere else the source is readable as it is.
    public static CellText Mermaid { get; } = new("mermaid", "Mermaid diagram", text => new MimeBundle()
        .Add("text/vnd.mermaid", text)
        .Add("text/markdown", $"```mermaid\n{text}\n```")
        .Add("text/html", $"<pre class=\"mermaid\">{HtmlText.Encode(text)}</pre>")
        .Add("text/plain", text));

    /// <summary>The languages that this engine knows.</summary>
    public static IReadOnlyList<CellText> All { get; } = [CSharp, Markdown, Html, JavaScript, Mermaid];

    /// <summary>Its name, as in a cell's metadata.</summary>
    public string Name { get; }

    /// <summary>Its name as people write it.</summary>
    public string Title { get; }

    /// <summary>Finds a language by what a cell's metadata or a directive calls it.</summary>
    /// <returns>The language, or null for one that this engine does not run.</returns>
    public static CellText? Find(string name) => name.ToUpperInvariant() switch
    {
        "" or "CSHARP" or "C#" or "CS" or ".NET" or "DOTNET" or "POLYGLOT-NOTEBOOK" => CSharp,
        "MARKDOWN" or "MD" => Markdown,
        "HTML" => Html,
        "JAVASCRIPT" or "JS" => JavaScript,
        "MERMAID" => Mermaid,
        _ => null,
    };

    /// <summary>What to show for a text in this language.</summary>
    public MimeBundle Render(string text) => render!(text);
}
