namespace Course.Figures;

/// <summary>A value in a computational graph.</summary>
/// <param name="Name">Its name ("w₁", "Z₁", "L"), by which others refer to it.</param>
/// <param name="Value">What the forward pass computed for one sample.</param>
/// <param name="Gradient">The derivative of the loss by it, from the backward pass; null where none is computed (an input).</param>
/// <param name="Operation">How it is computed ("×", "σ"); null for inputs and parameters.</param>
/// <param name="Inputs">The nodes that it is computed from.</param>
public sealed record GraphNode(string Name, double Value, double? Gradient = null, string? Operation = null, params IReadOnlyList<GraphInput> Inputs);
