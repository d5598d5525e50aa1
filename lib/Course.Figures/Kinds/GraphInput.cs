namespace Course.Figures;

/// <summary>An edge of a computational graph: the node it comes from, and the gradient that flows back along it.</summary>
/// <param name="Node">The name of the node that the value comes from.</param>
/// <param name="Gradient">The derivative of the loss that this edge contributes to that node; null takes the node's own gradient.</param>
public sealed record GraphInput(string Node, double? Gradient = null)
{
    /// <summary>An edge whose gradient is that of the node it comes from, because nothing else uses that node.</summary>
    public static implicit operator GraphInput(string node) => new(node);
}
