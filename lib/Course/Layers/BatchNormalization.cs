using System.Numerics;
using System.Numerics.Tensors;
using Course.Simd;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Standardises every row and gives it a scale γ and a shift β to learn: <c>Y = γ X̂ + β</c> with <c>X̂ = (X − μ) / √(σ² + ε)</c>.
/// In training μ and σ² are the batch's (σ² divides by N); otherwise running averages of them:
/// <c>running ← 0.9 · running + 0.1 · batch</c>, the running variance from the batch's unbiased one (divided by N − 1), as PyTorch does.
/// </summary>
/// <remarks>S. Ioffe and C. Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift", ICML 2015.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BatchNormalization<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MatrixBuffer<T> outputs = new(), inputGradients = new(), standardized = new();
    private readonly Parameter<T> scale, shift, runningMean, runningVariance;
    private readonly T[] mean, inverseDeviation, scratch;
    private readonly T momentum, epsilon;
    private Matrix<T>? y, xHat;
    private bool fromBatch;

    /// <summary>Normalises <paramref name="size"/> rows.</summary>
    /// <param name="size">The rows of the input.</param>
    /// <param name="momentum">The weight of the newest batch in the running averages.</param>
    /// <param name="epsilon">What is added to the variance, so that a constant row does not divide by zero.</param>
    public BatchNormalization(int size, double momentum = 0.1, double epsilon = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (Size, Momentum, Epsilon) = (size, momentum, epsilon);
        (this.momentum, this.epsilon) = (T.CreateTruncating(momentum), T.CreateTruncating(epsilon));
        (scale, shift) = (new("γ", size, 1, isWeight: false), new("β", size, 1, isWeight: false));
        (runningMean, runningVariance) = (new("running mean", size, 1, isWeight: false), new("running variance", size, 1, isWeight: false));
        (mean, inverseDeviation, scratch) = (new T[size], new T[size], new T[size]);
        (Parameters, State) = ([scale, shift], [runningMean, runningVariance]);
        Initialize(new SeededRandom(0));
    }

    /// <summary>The rows that it normalises.</summary>
    public int Size { get; }

    /// <summary>The weight of the newest batch in the running averages.</summary>
    public double Momentum { get; }

    /// <summary>What is added to the variance.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>The running mean and the running variance.</summary>
    public override IReadOnlyList<Parameter<T>> State { get; }

    /// <inheritdoc/>
    public override int? InputSize => Size;

    /// <inheritdoc/>
    public override int? OutputSize => Size;

    /// <inheritdoc/>
    public override Matrix<T> Forward(Matrix<T> input, bool training = false)
    {
        RequireInput(input);
        (y, xHat, fromBatch) = (outputs.Like(input), standardized.Like(input), training);
        if (training) MeasureBatch(input);
        ReadOnlySpan<T> center = training ? mean : runningMean.Values;
        if (!training) InvertDeviation(runningVariance.Values);

        for (int sample = 0; sample < input.ColumnCount; sample++)
        {
            Span<T> x = Column(input, sample), normalized = Column(xHat, sample), result = Column(y, sample);
            TensorPrimitives.Subtract(x, center, normalized);
            TensorPrimitives.Multiply(normalized, inverseDeviation, normalized);                // X̂ = (X − μ) / √(σ² + ε)
            TensorPrimitives.MultiplyAdd(normalized, scale.Values, shift.Values, result);       // Y = γ X̂ + β
        }

        return y;
    }

    /// <summary>dβ = Σ dY, dγ = Σ dY ⊙ X̂, dX = γ/√(σ² + ε) · (dY − dβ/N − X̂ dγ/N); in inference μ and σ² are constants and only the first term is left.</summary>
    public override Matrix<T> Backward(Matrix<T> outputGradient)
    {
        RequireShape(outputGradient, y);
        var dX = inputGradients.Like(outputGradient);
        int samples = dX.ColumnCount;
        TensorPrimitives.Multiply<T>(outputGradient.Entries(), xHat!.Entries(), dX.Entries());
        ColumnWise.Sum<T>(outputGradient.Entries(), shift.Gradients);                           // dβ = Σ dY
        ColumnWise.Sum<T>(dX.Entries(), scale.Gradients);                                       // dγ = Σ dY ⊙ X̂

        T share = fromBatch ? -T.One / T.CreateTruncating(samples) : T.Zero;
        for (int sample = 0; sample < samples; sample++)
        {
            Span<T> dY = Column(outputGradient, sample), normalized = Column(xHat!, sample), result = Column(dX, sample);
            TensorPrimitives.MultiplyAdd(normalized, scale.Gradients, shift.Gradients, scratch);
            TensorPrimitives.MultiplyAdd(scratch, share, dY, result);                           // dY − (dβ + X̂ dγ) / N
            TensorPrimitives.Multiply(result, scale.Values, result);
            TensorPrimitives.Multiply(result, inverseDeviation, result);
        }

        return dX;
    }

    /// <inheritdoc/>
    public override void Initialize(SeededRandom random)
    {
        foreach (var ones in (Parameter<T>[])[scale, runningVariance]) ones.Values.AsSpan().Fill(T.One);
        foreach (var zeros in (Parameter<T>[])[shift, runningMean]) zeros.Values.AsSpan().Clear();
    }

    /// <inheritdoc/>
    public override string ToString() => $"BatchNormalization({Size})";

    private void MeasureBatch(Matrix<T> input)
    {
        int samples = input.ColumnCount;
        if (samples < 2)
            throw new ArgumentException($"{this} got a training batch of {samples} sample: it needs at least 2 to measure a variance; choose a batch size that leaves no remainder of 1.");
        ColumnWise.Sum<T>(input.Entries(), mean);
        TensorPrimitives.Divide(mean, T.CreateTruncating(samples), mean);

        var variance = inverseDeviation.AsSpan();                                               // collected here, inverted at the end
        variance.Clear();
        for (int sample = 0; sample < samples; sample++)
        {
            TensorPrimitives.Subtract(Column(input, sample), mean, scratch);
            TensorPrimitives.MultiplyAdd(scratch, scratch, variance, variance);
        }

        TensorPrimitives.Divide(variance, T.CreateTruncating(samples - 1), scratch);
        TensorPrimitives.Lerp(runningMean.Values, mean, momentum, runningMean.Values);
        TensorPrimitives.Lerp(runningVariance.Values, scratch, momentum, runningVariance.Values);
        TensorPrimitives.Divide(variance, T.CreateTruncating(samples), variance);
        InvertDeviation(variance);
    }

    private void InvertDeviation(ReadOnlySpan<T> variance)
    {
        TensorPrimitives.Add(variance, epsilon, inverseDeviation);
        TensorPrimitives.Sqrt(inverseDeviation, inverseDeviation);
        TensorPrimitives.Divide(T.One, inverseDeviation, inverseDeviation);
    }

    private static Span<T> Column(Matrix<T> matrix, int sample) => matrix.Entries().Slice(sample * matrix.RowCount, matrix.RowCount);
}
