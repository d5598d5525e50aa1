using System.Text.Json;
using Course.Book.Site;
using Course.Notebooks.Browsing;

namespace Course.Book.Rendering;

/// <summary>Draws diagrams with Mermaid in a headless browser, which is started for the first one. Without a browser it draws none.</summary>
/// <param name="packages">The installed packages.</param>
/// <param name="browser">The browser's program; null for none.</param>
public sealed class MermaidDiagrams(NpmPackages packages, string? browser) : IDiagramRenderer, IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("course-book-").FullName;
    private HeadlessBrowser? running;
    private BrowserPage? page;
    private int count;

    /// <inheritdoc/>
    public async Task<string?> RenderAsync(string source, CancellationToken cancellation)
    {
        if (browser is null) return null;
        page ??= await OpenAsync(browser, cancellation).ConfigureAwait(false);
        try
        {
            var svg = await page.EvaluateAsync($"drawDiagram({JsonSerializer.Serialize($"diagram-{++count}")}, {JsonSerializer.Serialize(source)})", cancellation).ConfigureAwait(false);
            return svg.GetString();
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    /// <summary>Ends the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        if (running is not null) await running.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<BrowserPage> OpenAsync(string program, CancellationToken cancellation)
    {
        running = await HeadlessBrowser.StartAsync(program, cancellation).ConfigureAwait(false);
        var opened = await running.OpenAsync(1200, 900, 1, cancellation).ConfigureAwait(false);
        string file = Path.Combine(folder, "diagrams.html");
        string mermaid = new Uri(packages.PathOf("mermaid", "dist", "mermaid.min.js")).AbsoluteUri;
        // The typefaces are those of the page, so that the boxes fit their words.
        await File.WriteAllTextAsync(
            file,
            $"""
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Diagrams</title>
            <style>{Typefaces.ToCss(packages)}</style><script src="{mermaid}"></script><script>{SiteFiles.Read("mermaid-draw.js")}</script>
            </head><body></body></html>
            """,
            cancellation).ConfigureAwait(false);
        await opened.LoadAsync(file, cancellation).ConfigureAwait(false);
        return opened;
    }
}
