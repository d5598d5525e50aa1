using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Compares the gradients of backpropagation with what central differences measure, <c>∂L/∂w ≈ (L(w + h) − L(w − h)) / 2h</c>,
/// for every single parameter and, if asked, every input.
/// </summary>
/// <remarks>
/// Slow (two forward passes a number), and the most reliable judge of a backward pass. In double precision h = 1e-5 balances the formula's own error,
/// about h², against rounding, about 1e-16/h. Where a rectifier's input is within h of zero the two differ and neither is wrong: there is a corner.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks a network on some samples, and leaves it as it was.</summary>
    /// <param name="network">The network; dropout keeps the units of its first pass, for its draws would differ from pass to pass.</param>
    /// <param name="loss">The loss; its penalties are included.</param>
    /// <param name="x">m×N.</param>
    /// <param name="targets">k×N.</param>
    /// <param name="step">h; 1e-5 in double and 1e-2 in float unless given.</param>
    /// <param name="training">Whether dropout and batch normalisation act as in training.</param>
    /// <param name="inputs">Whether to check the gradient of the inputs too; they are called X.</param>
    public static GradientCheckResult Run<T>(Network<T> network, Loss<T> loss, Matrix<T> x, Matrix<T> targets, double? step = null, bool training = true, bool inputs = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T h = T.CreateTruncating(step ?? (typeof(T) == typeof(float) ? 1e-2 : 1e-5));
        if (!(h > T.Zero)) throw new ArgumentOutOfRangeException(nameof(step), step, "The step h is a small positive number, such as 1e-5.");
        // A forward pass in training mode moves the running averages of batch normalisation: they are put back at the end.
        var state = network.Capture();
        Dropout<T>[] dropouts = [.. network.Layers.OfType<Dropout<T>>().Where(dropout => !dropout.IsMaskFrozen)];
        var input = x.Clone();
        try
        {
            var outputs = network.Forward(input, training);
            foreach (var dropout in dropouts) dropout.IsMaskFrozen = true;
            var inputGradient = network.Backward(loss.Gradient(outputs, targets));
            Penalty();
            (string Name, Matrix<T> Value, Matrix<T> Gradient)[] all = [.. Name(network), .. inputs ? [("X", input, inputGradient.Clone())] : Array.Empty<(string, Matrix<T>, Matrix<T>)>()];
            return new([.. all.SelectMany(one => Compare(one.Name, one.Value, one.Gradient))]);
        }
        finally
        {
            foreach (var dropout in dropouts) dropout.IsMaskFrozen = false;
            network.Restore(state);
        }

        IEnumerable<GradientComparison> Compare(string name, Matrix<T> value, Matrix<T> gradient)
        {
            for (int column = 0; column < value.ColumnCount; column++)
            {
                for (int row = 0; row < value.RowCount; row++)
                {
                    T entry = value[row, column], above = entry + h, below = entry - h;
                    value[row, column] = above;
                    double lossAbove = Loss();
                    value[row, column] = below;
                    double lossBelow = Loss();
                    value[row, column] = entry;
                    double measured = (lossAbove - lossBelow) / double.CreateTruncating(above - below);     // 2h as it was after rounding
                    yield return new(name, row, column, double.CreateTruncating(gradient[row, column]), measured);
                }
            }
        }

        double Loss() => loss.Value(network.Forward(input, training), targets) + Penalty();

        // Adds the penalties' gradients too, which matters for the first call only: the gradients are copied after it.
        double Penalty() => loss.Penalties.Sum(penalty => network.Parameters.Sum(penalty.AddTo));
    }

    // W1, b1, W2, b2, ...: layers without parameters do not count, as in the formulas.
    private static IEnumerable<(string Name, Matrix<T> Value, Matrix<T> Gradient)> Name<T>(Network<T> network) where T : unmanaged, IFloatingPointIeee754<T>
        => network.Layers.Where(layer => layer.Parameters.Count > 0).Index()
            .SelectMany(layer => layer.Item.Parameters.Select(parameter => ($"{parameter.Name}{layer.Index + 1}", parameter.Value, parameter.Gradient.Clone())));
}
