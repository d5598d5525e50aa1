using System.Text;
using System.Text.Json;
using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;
using Course.Notebooks.Pictures;
using Course.Notebooks.Running;

namespace Course.Notebooks.Publishing;

/// <summary>
/// A page that figures are drawn in to be photographed: it has the scripts that the notebook's figures share, and shows one
/// figure at a time, put in as front ends do.
/// </summary>
internal sealed class FigureStudio : IAsyncDisposable
{
    /// <summary>The width of a figure's picture in CSS pixels.</summary>
    private const int Width = 720;

    private const int Height = 1200;

    /// <summary>Twice as many pixels as CSS pixels: sharp on today's screens and in print.</summary>
    private const double Scale = 2;

    private const int MostAttempts = 10;

    private readonly BrowserPage page;

    private FigureStudio(BrowserPage page) => this.page = page;

    /// <summary>Opens the page.</summary>
    public static async Task<FigureStudio> OpenAsync(NotebookDocument document, HeadlessBrowser browser, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("course-studio-").FullName;
        try
        {
            string path = Path.Combine(folder, "studio.html");
            await File.WriteAllTextAsync(path, Html(document), new UTF8Encoding(false), cancellation).ConfigureAwait(false);
            BrowserPage page = await browser.OpenAsync(Width, Height, Scale, cancellation).ConfigureAwait(false);
            await page.LoadAsync(path, cancellation).ConfigureAwait(false);
            return new FigureStudio(page);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Draws a figure and takes its picture once that has stopped changing.</summary>
    /// <exception cref="FigureNotDrawnException">Its HTML draws nothing.</exception>
    public async Task<FigurePicture> TakeAsync(FigureOutput figure, CancellationToken cancellation)
    {
        if (figure.Html is not { } html) throw new FigureNotDrawnException($"The figure of cell {figure.Cell.Id} has no HTML, so no picture can be taken of it. Does the notebook's first cell register the figures' formatters (#!import \"setup.csx\")?");

        JsonElement height = await page.EvaluateAsync($"studio.show({JsonSerializer.Serialize(html)})", cancellation).ConfigureAwait(false);
        if (height.ValueKind != JsonValueKind.Number)
            throw new FigureNotDrawnException($"The figure of cell {figure.Cell.Id} was not drawn, so no picture could be taken of it. {(page.Errors.Count > 0 ? "The page said: " + string.Join(' ', page.Errors) : "The page reported no error; is plotly.js there (#!import \"setup.csx\")?")}");

        byte[] before = [];
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            byte[] picture = await page.CaptureAsync(0, 0, Width, height.GetInt32(), cancellation).ConfigureAwait(false);
            if (picture.AsSpan().SequenceEqual(before)) break;
            before = picture;
        }
        return new FigurePicture(PngReader.Read(before), Width, height.GetInt32());
    }

    /// <summary>Closes the page.</summary>
    public ValueTask DisposeAsync() => page.DisposeAsync();

    private static string Html(NotebookDocument document) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Figures</title><style>body{margin:0;background:#fff;overflow:hidden}.modebar-container{display:none}</style></head>
        <body>
        {{string.Join('\n', TransientOutputs.Html(document))}}
        <script>{{StudioScript()}}</script>
        </body>
        </html>
        """;

    private static string StudioScript()
    {
        using Stream stream = typeof(FigureStudio).Assembly.GetManifestResourceStream("studio.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
