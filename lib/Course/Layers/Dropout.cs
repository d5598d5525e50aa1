using System.Numerics;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// In training sets each entry to zero with probability <c>rate</c> and divides the others by <c>1 − rate</c>, so that the expectation stays the same
/// ("inverted" dropout); otherwise passes its input on unchanged.
/// </summary>
/// <remarks>N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15 (2014).</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Dropout<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MatrixBuffer<T> outputs = new(), inputGradients = new(), masks = new();
    private SeededRandom random = new(0);
    private Matrix<T>? output, mask;

    /// <summary>Drops entries with probability <paramref name="rate"/>, from 0 up to but not including 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate lies outside.</exception>
    public Dropout(double rate)
    {
        if (rate is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate is the share of entries to drop, from 0 up to but not including 1; 0.2 to 0.5 is usual.");
        Rate = rate;
    }

    /// <summary>The probability with which an entry is dropped.</summary>
    public double Rate { get; }

    /// <summary>Keeps using the latest mask instead of drawing a new one in every step: a gradient check needs a function that stays the same.</summary>
    public bool IsMaskFrozen { get; set; }

    /// <inheritdoc/>
    public override Matrix<T> Forward(Matrix<T> input, bool training = false)
    {
        if (!training)
        {
            mask = null;
            return output = input;
        }

        if (mask is null || !IsMaskFrozen || mask.ColumnCount != input.ColumnCount) mask = Draw(input);
        output = outputs.Like(input);
        TensorPrimitives.Multiply<T>(input.Entries(), mask.Entries(), output.Entries());
        return output;
    }

    /// <inheritdoc/>
    public override Matrix<T> Backward(Matrix<T> outputGradient)
    {
        RequireShape(outputGradient, output);
        if (mask is null) return outputGradient;
        var dX = inputGradients.Like(outputGradient);
        TensorPrimitives.Multiply<T>(outputGradient.Entries(), mask.Entries(), dX.Entries());
        return dX;
    }

    /// <inheritdoc/>
    public override void Initialize(SeededRandom random) => this.random = random.Split();

    /// <inheritdoc/>
    public override string ToString() => $"Dropout({Rate})";

    private Matrix<T> Draw(Matrix<T> input)
    {
        var drawn = masks.Like(input);
        T kept = T.CreateTruncating(1 / (1 - Rate));
        foreach (ref T entry in drawn.Entries()) entry = random.NextDouble() < Rate ? T.Zero : kept;
        return drawn;
    }
}
