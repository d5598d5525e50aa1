using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// One step of a network: a function of a matrix whose columns are samples, and the way its gradient flows back.
/// </summary>
/// <remarks>
/// A layer owns the matrices that it returns and writes into them again at its next call: copy (<c>Clone()</c>) what you want to keep.
/// <see cref="Backward"/> belongs to the latest <see cref="Forward"/>, whose input must not have been changed in between.
/// </remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The rows that the input must have, or null if any number will do.</summary>
    public virtual int? InputSize => null;

    /// <summary>The rows of the output, or null if they are as many as the input's.</summary>
    public virtual int? OutputSize => null;

    /// <summary>What training adjusts. Empty for activations.</summary>
    public virtual IReadOnlyList<Parameter<T>> Parameters => [];

    /// <summary>What is not trained by gradients yet belongs to the layer, such as running statistics.</summary>
    public virtual IReadOnlyList<Parameter<T>> State => [];

    /// <summary>Computes the output of the layer.</summary>
    /// <param name="input">m×N, one sample a column.</param>
    /// <param name="training">Whether this is a training step: dropout and batch normalisation then behave differently.</param>
    /// <returns>n×N; valid until the next call.</returns>
    /// <exception cref="ArgumentException">The input has not <see cref="InputSize"/> rows.</exception>
    public abstract Matrix<T> Forward(Matrix<T> input, bool training = false);

    /// <summary>Given ∂loss/∂output computes ∂loss/∂input, and leaves ∂loss/∂parameter in each parameter's <see cref="Parameter{T}.Gradient"/>.</summary>
    /// <param name="outputGradient">n×N, the gradient with respect to what the latest <see cref="Forward"/> returned.</param>
    /// <returns>m×N; valid until the next call.</returns>
    public abstract Matrix<T> Backward(Matrix<T> outputGradient);

    /// <summary>The part of <see cref="Backward"/> that the first layer of a network needs: nothing lies before it that could use its input's gradient.</summary>
    /// <param name="outputGradient">n×N, as in <see cref="Backward"/>.</param>
    protected internal virtual void BackwardParameters(Matrix<T> outputGradient) => Backward(outputGradient);

    /// <summary>Draws the starting values of the parameters, and whatever else is random in the layer, from <paramref name="random"/>.</summary>
    public virtual void Initialize(SeededRandom random)
    {
    }

    /// <summary>The layer as it is written in code and in messages, such as <c>Dense(30 → 16)</c>.</summary>
    public override string ToString() => GetType().Name.Split('`')[0];

    /// <summary>Checks that a gradient has the shape of the output that it belongs to.</summary>
    /// <exception cref="InvalidOperationException">Nothing went forward yet.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    protected void RequireShape(Matrix<T> outputGradient, Matrix<T>? output)
    {
        if (output is null)
            throw new InvalidOperationException($"{this}: Backward needs what Forward saw; call Forward first.");
        if (outputGradient.RowCount != output.RowCount || outputGradient.ColumnCount != output.ColumnCount)
            throw new ArgumentException($"{this}: the output is {output.RowCount}×{output.ColumnCount}, its gradient came as {outputGradient.RowCount}×{outputGradient.ColumnCount}; they must have the same shape.");
    }

    /// <summary>Checks that the input's columns are samples of <see cref="InputSize"/> numbers.</summary>
    /// <exception cref="ArgumentException">They are not; the message says what may be meant.</exception>
    protected void RequireInput(Matrix<T> input)
    {
        if (InputSize is not { } expected || input.RowCount == expected) return;
        string advice = input.ColumnCount == expected
            ? "samples are columns; did you mean X.Transpose()?"
            : $"it needs {expected} rows, one for each input; is the layer before it, or the data, {input.RowCount} rows high?";
        throw new ArgumentException($"{this} got {input.RowCount}×{input.ColumnCount}: {advice}");
    }
}
