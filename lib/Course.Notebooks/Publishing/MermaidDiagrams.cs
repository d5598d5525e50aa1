using System.Text;
using System.Text.Json;
using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Publishing;

/// <summary>Draws the Mermaid diagrams among a notebook's outputs as SVG, with mermaid.js from npm; readers need neither.</summary>
public static class MermaidDiagrams
{
    private static readonly string ScriptInModules = Path.Combine("node_modules", "mermaid", "dist", "mermaid.min.js");
    private static readonly string ModulesOfTheBook = Path.Combine("lib", "Course.Book");

    /// <summary>Looks for mermaid.js in the <c>node_modules</c> of a folder, of those above it, and of the book, which draws diagrams too.</summary>
    /// <returns>The path of the script; null where npm has not installed it.</returns>
    public static string? FindScript(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            foreach (string modules in new[] { place.FullName, Path.Combine(place.FullName, ModulesOfTheBook) })
            {
                string script = Path.Combine(modules, ScriptInModules);
                if (File.Exists(script)) return script;
            }
        }
        return null;
    }

    /// <summary>Draws every diagram that has no drawing yet.</summary>
    /// <param name="document">The executed notebook.</param>
    /// <param name="script">The path of mermaid.js.</param>
    /// <param name="browser">What runs it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FigureNotDrawnException">A diagram has an error; the message has the cell and what Mermaid says.</exception>
    public static async Task DrawAsync(NotebookDocument document, string script, HeadlessBrowser browser, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(browser);
        DiagramOutput[] diagrams = [.. DiagramOutput.In(document).Where(diagram => diagram.Drawing is null)];
        if (diagrams.Length == 0) return;

        await using BrowserPage page = await OpenAsync(script, browser, cancellation).ConfigureAwait(false);
        for (int i = 0; i < diagrams.Length; i++)
        {
            try
            {
                JsonElement drawing = await page.EvaluateAsync($"mermaid.render('diagram-{i + 1}', {JsonSerializer.Serialize(diagrams[i].Source)}).then(result => result.svg)", cancellation).ConfigureAwait(false);
                diagrams[i].Drawing = drawing.GetString();
            }
            catch (InvalidOperationException mistake)
            {
                throw new FigureNotDrawnException($"The Mermaid diagram of cell {diagrams[i].Cell.Id} could not be drawn. {mistake.Message}");
            }
        }
    }

    /// <summary>Gives every diagram whose source stands in an earlier edition the drawing that it had there; needs no browser.</summary>
    internal static void TakeOver(NotebookDocument document, NotebookDocument earlier)
    {
        var known = DiagramOutput.In(earlier).Where(diagram => diagram.Drawing is not null).GroupBy(diagram => diagram.Source).ToDictionary(group => group.Key, group => group.First().Drawing);
        foreach (DiagramOutput diagram in DiagramOutput.In(document).Where(diagram => diagram.Drawing is null))
        {
            if (known.TryGetValue(diagram.Source, out string? drawing)) diagram.Drawing = drawing;
        }
    }

    // Labels as SVG text, not as HTML inside it, which viewers of images do not show; the same ids every time.
    private static async Task<BrowserPage> OpenAsync(string script, HeadlessBrowser browser, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("course-diagrams-").FullName;
        try
        {
            string path = Path.Combine(folder, "diagrams.html");
            await File.WriteAllTextAsync(
                path,
                $$"""
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Diagrams</title><script src="{{new Uri(script).AbsoluteUri}}"></script></head>
                <body><script>mermaid.initialize({ startOnLoad: false, deterministicIds: true, htmlLabels: false, flowchart: { htmlLabels: false }, theme: "neutral", securityLevel: "strict" });</script></body>
                </html>
                """,
                new UTF8Encoding(false),
                cancellation).ConfigureAwait(false);
            BrowserPage page = await browser.OpenAsync(1000, 1000, 1, cancellation).ConfigureAwait(false);
            await page.LoadAsync(path, cancellation).ConfigureAwait(false);
            return page;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
