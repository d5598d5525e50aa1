using Course.Book.Rendering;

namespace Course.Book.Tests.Writing;

/// <summary>Diagrams as a machine without a browser draws them: not at all, unless a drawing is given.</summary>
internal sealed class PlainDiagrams(string? drawing = null) : IDiagramRenderer
{
    public Task<string?> RenderAsync(string source, CancellationToken cancellation) => Task.FromResult(drawing);
}
