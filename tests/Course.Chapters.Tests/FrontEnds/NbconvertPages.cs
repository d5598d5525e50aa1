namespace Course.Chapters.Tests.FrontEnds;

/// <summary>The pages that nbconvert makes of a folder of chapters, all at once, when the first of them is asked for.</summary>
public sealed class NbconvertPages : IDisposable
{
    private const string Program = "jupyter-nbconvert";

    private readonly JupyterTools jupyter = new();
    private readonly Dictionary<string, Task> made = [];

    /// <summary>The page of a chapter.</summary>
    /// <param name="notebooks">The folder with the chapters.</param>
    /// <param name="chapter">The chapter's file name.</param>
    /// <param name="name">What to call the folder of pages.</param>
    /// <param name="requireJs">Whether the pages load require.js, as nbconvert's do by default.</param>
    public async Task<string> OfAsync(string notebooks, string chapter, string name, bool requireJs = true)
    {
        JupyterTools.Require(Program);
        string folder = Path.Combine(jupyter.Folder, name);
        if (!made.TryGetValue(name, out Task? making)) made[name] = making = MakeAsync(notebooks, folder, requireJs ? RequireJs() : "");
        await making;
        return Path.Combine(folder, Path.ChangeExtension(chapter, ".html"));
    }

    /// <summary>Deletes the pages.</summary>
    public void Dispose() => jupyter.Dispose();

    // The template takes MathJax from the network unless it is told where a copy is; formulas are not what is looked at here.
    private Task MakeAsync(string notebooks, string folder, string requireJs) => jupyter.RunAsync(
        Program,
        ["--to", "html", "--output-dir", folder, "--HTMLExporter.mathjax_url=", $"--HTMLExporter.require_js_url={requireJs}", .. CourseRepository.Chapters.Select(chapter => Path.Combine(notebooks, chapter))]);

    private static string RequireJs()
    {
        const string debian = "/usr/share/javascript/requirejs/require.min.js";
        return File.Exists(debian) ? new Uri(debian).AbsoluteUri : "";
    }
}
