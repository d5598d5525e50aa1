namespace Course.Notebooks.Formatting;

/// <summary>How far the rendering of one value may go: how deep, how many parts, and never into what it is inside of already.</summary>
internal sealed class RenderScope
{
    private const int MostDepth = 3, MostParts = 1_000;

    private readonly HashSet<object> path = new(ReferenceEqualityComparer.Instance);
    private int parts;

    /// <summary>Goes into a value, if that is still allowed.</summary>
    public bool TryEnter(object value) => path.Count <= MostDepth && parts++ < MostParts && path.Add(value);

    /// <summary>Leaves it again.</summary>
    public void Leave(object value) => path.Remove(value);
}
