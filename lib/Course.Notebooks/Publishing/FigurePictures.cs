using System.Text.Json.Nodes;
using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Publishing;

/// <summary>
/// The pictures of a notebook's figures, for wherever no script runs: GitHub, print, a front end without plotly.js. A
/// picture stays, byte for byte, as long as its figure does, so that running a notebook again leaves no trace in version control.
/// </summary>
public static class FigurePictures
{
    /// <summary>Takes a picture of every figure.</summary>
    /// <param name="document">The executed notebook, with the scripts that its figures share; gets the pictures.</param>
    /// <param name="earlier">An earlier edition, or null: a picture that still looks the same (fonts and browsers differ a little) is taken over.</param>
    /// <param name="browser">What draws them.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many pictures are new.</returns>
    /// <exception cref="FigureNotDrawnException">A figure's HTML draws nothing; the message has the cell and the page's errors.</exception>
    public static async Task<int> TakeAsync(NotebookDocument document, NotebookDocument? earlier, HeadlessBrowser browser, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(browser);
        FigureOutput[] figures = [.. FigureOutput.In(document)];
        if (figures.Length == 0) return 0;

        var known = KnownPictures(earlier);
        int added = 0;
        await using var studio = await FigureStudio.OpenAsync(document, browser, cancellation).ConfigureAwait(false);
        foreach (FigureOutput figure in figures)
        {
            FigurePicture picture = await studio.TakeAsync(figure, cancellation).ConfigureAwait(false);
            if (known.TryGetValue(figure.Content(), out FigureOutput? old) && picture.LooksLike(old.Picture!))
            {
                figure.SetPicture(old.Picture!, old.AboutPicture());
                continue;
            }
            figure.SetPicture(picture.ToBase64(), About(picture, figure));
            added++;
        }
        return added;
    }

    /// <summary>Gives every figure whose data are those of an earlier edition the picture that it had there; needs no browser.</summary>
    /// <returns>How many figures have no picture.</returns>
    public static int TakeOver(NotebookDocument document, NotebookDocument earlier)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(earlier);
        var known = KnownPictures(earlier);
        foreach (FigureOutput figure in FigureOutput.In(document).Where(figure => figure.Picture is null))
        {
            if (known.TryGetValue(figure.Content(), out FigureOutput? old)) figure.SetPicture(old.Picture!, old.AboutPicture());
        }
        return FigureOutput.In(document).Count(figure => figure.Picture is null);
    }

    private static Dictionary<string, FigureOutput> KnownPictures(NotebookDocument? earlier)
    {
        var known = new Dictionary<string, FigureOutput>(StringComparer.Ordinal);
        foreach (FigureOutput figure in earlier is null ? [] : FigureOutput.In(earlier).Where(figure => figure.Picture is not null)) known.TryAdd(figure.Content(), figure);
        return known;
    }

    private static JsonObject About(FigurePicture picture, FigureOutput figure) => new()
    {
        ["width"] = picture.Width,
        ["height"] = picture.Height,
        ["alt"] = figure.Words ?? "A figure.",
    };
}
