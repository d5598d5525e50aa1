namespace Course;

/// <summary>One entry of one parameter in a <see cref="GradientCheck"/>.</summary>
/// <param name="Parameter">The parameter's name and the number of its layer, such as W1.</param>
/// <param name="Row">The entry's row.</param>
/// <param name="Column">The entry's column.</param>
/// <param name="Backpropagated">What backpropagation computed.</param>
/// <param name="Measured">What central differences measured.</param>
public sealed record GradientComparison(string Parameter, int Row, int Column, double Backpropagated, double Measured)
{
    /// <summary>|a − b| / max(|a|, |b|, 1e-6): gradients below a millionth are compared absolutely, because rounding is all that is left of them.</summary>
    public double RelativeError => Math.Abs(Backpropagated - Measured) / Math.Max(1e-6, Math.Max(Math.Abs(Backpropagated), Math.Abs(Measured)));
}
