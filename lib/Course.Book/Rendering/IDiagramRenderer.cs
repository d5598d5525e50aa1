namespace Course.Book.Rendering;

/// <summary>Draws Mermaid diagrams.</summary>
public interface IDiagramRenderer
{
    /// <summary>A diagram as an <c>svg</c> element; null where diagrams cannot be drawn, and the page shows the source.</summary>
    /// <param name="source">The diagram in Mermaid's language.</param>
    /// <param name="cancellation">Ends the drawing.</param>
    /// <exception cref="FormatException">It is not a diagram; the message says where.</exception>
    Task<string?> RenderAsync(string source, CancellationToken cancellation);
}
