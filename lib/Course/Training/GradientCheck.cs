using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Compares the gradients of backpropagation with what central differences measure: <c>∂L/∂w ≈ (L(w + h) − L(w − h)) / 2h</c>, for every single parameter.
/// </summary>
/// <remarks>Slow (two forward passes a parameter), and the most reliable judge of a backward pass. In double precision h = 1e-5 balances the formula's own error, about h², against rounding, about 1e-16/h.</remarks>
public static class GradientCheck
{
    /// <summary>Checks all parameters of a network on some samples.</summary>
    /// <param name="network">The network, in training mode; dropout keeps the units of its first pass, for its draws would differ from pass to pass.</param>
    /// <param name="loss">The loss; its penalties are included.</param>
    /// <param name="x">m×N.</param>
    /// <param name="targets">k×N.</param>
    /// <param name="step">h.</param>
    public static GradientCheckResult Run<T>(Network<T> network, Loss<T> loss, Matrix<T> x, Matrix<T> targets, double step = 1e-5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        // A forward pass in training mode moves the running averages of batch normalisation: they are put back at the end.
        var state = network.Capture();
        var outputs = network.Forward(x, training: true);
        var dropouts = network.Layers.OfType<Dropout<T>>().Where(dropout => !dropout.IsMaskFrozen).ToArray();
        foreach (var dropout in dropouts) dropout.IsMaskFrozen = true;
        network.Backward(loss.Gradient(outputs, targets));
        Penalty();
        var backpropagated = network.Parameters.Select(parameter => parameter.Gradient.Clone()).ToArray();

        string[] names = [.. network.Layers.Where(layer => layer.Parameters.Count > 0).Index().SelectMany(layer => layer.Item.Parameters.Select(parameter => $"{parameter.Name}{layer.Index + 1}"))];
        List<GradientComparison> comparisons = [];
        for (int p = 0; p < network.Parameters.Count; p++)
        {
            var parameter = network.Parameters[p];
            for (int column = 0; column < parameter.Value.ColumnCount; column++)
            {
                for (int row = 0; row < parameter.Value.RowCount; row++)
                {
                    T value = parameter.Value[row, column];
                    double measured = (Measure(value + T.CreateTruncating(step)) - Measure(value - T.CreateTruncating(step))) / (2 * step);
                    parameter.Value[row, column] = value;
                    comparisons.Add(new(names[p], row, column, double.CreateTruncating(backpropagated[p][row, column]), measured));

                    double Measure(T moved)
                    {
                        parameter.Value[row, column] = moved;
                        return loss.Value(network.Forward(x, training: true), targets) + Penalty();
                    }
                }
            }
        }

        network.Restore(state);
        foreach (var dropout in dropouts) dropout.IsMaskFrozen = false;
        return new GradientCheckResult(comparisons);

        // Adds the penalties' gradients too, which matters for the first call only: the copies are made after it.
        double Penalty() => loss.Penalties.Sum(penalty => network.Parameters.Sum(penalty.AddTo));
    }
}
