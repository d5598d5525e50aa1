using Course.Notebooks.Documents;
using Course.Notebooks.Running;

namespace Course.Notebooks.Publishing;

/// <summary>
/// The form in which an executed notebook is kept for readers: without the scripts of the running session, and each figure
/// as its data, its picture and its words. The data are enough to draw it, so the HTML, which repeats them, is left out.
/// </summary>
public static class PublishedForm
{
    /// <summary>Brings a notebook into this form. A figure without a picture keeps its HTML.</summary>
    /// <param name="executed">The notebook, just executed.</param>
    /// <param name="earlier">The edition that it replaces: pictures of figures that have not changed are taken from there.</param>
    /// <returns>How many figures have no picture.</returns>
    public static int Apply(NotebookDocument executed, NotebookDocument earlier)
    {
        ArgumentNullException.ThrowIfNull(executed);
        int without = FigurePictures.TakeOver(executed, earlier);
        MermaidDiagrams.TakeOver(executed, earlier);
        TransientOutputs.Remove(executed);
        foreach (FigureOutput figure in FigureOutput.In(executed).Where(figure => figure.Picture is not null)) figure.RemoveHtml();
        foreach (DiagramOutput diagram in DiagramOutput.In(executed).Where(diagram => diagram.Drawing is not null)) diagram.RemoveHtml();
        return without;
    }
}
