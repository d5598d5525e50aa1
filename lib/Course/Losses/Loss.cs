using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// How wrong a network's outputs are: one number, and its gradient with respect to the outputs, where backpropagation starts.
/// </summary>
/// <remarks>
/// Every loss is a mean, so that neither the batch size nor the learning rate has to know of the other; each class says what it divides by.
/// <see cref="Penalties"/> are added by training and by the gradient check, which see the parameters; <see cref="Value"/> is the data's part alone.
/// </remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Loss<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MatrixBuffer<T> unused = new();
    private T[] scratch = [];

    /// <summary>What large weights cost, such as <c>[new L2(0.001)]</c>. None unless given.</summary>
    public IReadOnlyList<Penalty> Penalties { get; init; } = [];

    /// <summary>The loss of these outputs.</summary>
    /// <param name="outputs">k×N, what the network's last layer gave.</param>
    /// <param name="targets">k×N, what it should have given.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public double Value(Matrix<T> outputs, Matrix<T> targets) => ValueAndGradient(outputs, targets, unused.Like(outputs));

    /// <summary>∂loss/∂outputs, k×N, in a new matrix.</summary>
    /// <param name="outputs">k×N, what the network's last layer gave.</param>
    /// <param name="targets">k×N, what it should have given.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix<T> Gradient(Matrix<T> outputs, Matrix<T> targets)
    {
        var gradient = Matrix<T>.Build.Dense(outputs.RowCount, outputs.ColumnCount);
        ValueAndGradient(outputs, targets, gradient);
        return gradient;
    }

    /// <summary>The loss, and ∂loss/∂outputs written into <paramref name="gradient"/>: together they cost hardly more than one of them.</summary>
    /// <param name="outputs">k×N, what the network's last layer gave.</param>
    /// <param name="targets">k×N, what it should have given.</param>
    /// <param name="gradient">k×N, dense; overwritten.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public double ValueAndGradient(Matrix<T> outputs, Matrix<T> targets, Matrix<T> gradient)
    {
        if (outputs.RowCount != targets.RowCount || outputs.ColumnCount != targets.ColumnCount)
            throw new ArgumentException(ShapeMessage(outputs, targets));
        if (gradient.RowCount != outputs.RowCount || gradient.ColumnCount != outputs.ColumnCount)
            throw new ArgumentException($"{this}: the gradient must be as large as the outputs, {outputs.RowCount}×{outputs.ColumnCount}, but is {gradient.RowCount}×{gradient.ColumnCount}.");
        return Compute(outputs.Entries(), targets.Entries(), gradient.Entries(), outputs.RowCount);
    }

    /// <summary>From the outputs to what they say about the world: the sigmoid or softmax that the loss contains, or the outputs themselves.</summary>
    /// <param name="outputs">k×N.</param>
    /// <returns>k×N, a new matrix.</returns>
    public abstract Matrix<T> Link(Matrix<T> outputs);

    /// <summary>Checks that the numbers of <paramref name="targets"/> are of the kind that the loss compares with; done once, before training.</summary>
    /// <exception cref="ArgumentException">They are not; the message says what they should be.</exception>
    protected internal virtual void RequireTargets(Matrix<T> targets)
    {
    }

    /// <summary>The loss's name.</summary>
    public override string ToString() => GetType().Name.Split('`')[0];

    /// <summary>Computes loss and gradient over entries that lie column after column, <paramref name="rows"/> to a column.</summary>
    protected abstract double Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> gradient, int rows);

    /// <summary>Room for intermediate results, kept from step to step.</summary>
    private protected Span<T> Scratch(int length)
    {
        if (scratch.Length < length) scratch = new T[length];
        return scratch.AsSpan(0, length);
    }

    private string ShapeMessage(Matrix<T> outputs, Matrix<T> targets)
    {
        string advice = (targets.RowCount, targets.ColumnCount) == (outputs.ColumnCount, outputs.RowCount)
            ? "samples are columns; did you mean targets.Transpose()?"
            : targets.ColumnCount != outputs.ColumnCount
                ? "each output column is a sample and needs its target column"
                : $"the last layer has {outputs.RowCount} units; it needs one for each of the {targets.RowCount} rows of the targets";
        return $"{this} got outputs {outputs.RowCount}×{outputs.ColumnCount} and targets {targets.RowCount}×{targets.ColumnCount}: {advice}.";
    }
}
