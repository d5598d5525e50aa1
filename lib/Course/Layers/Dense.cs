using System.Runtime.CompilerServices;
using Course.Simd;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>A fully connected layer: <c>Z = W X + b</c>, with W n×m, X m×N, b n×1 (added to every column) and Z n×N.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Dense<T> : Layer<T> where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly MatrixBuffer<T> outputs = new(), inputGradients = new();
    private readonly Parameter<T> weights, biases;
    private readonly Initializer<T>? weightInitializer, biasInitializer;
    private Matrix<T>? x, z;

    /// <summary>A layer from <paramref name="inputs"/> to <paramref name="outputs"/> units.</summary>
    /// <param name="inputs">m, the rows of the input.</param>
    /// <param name="outputs">n, the rows of the output.</param>
    /// <param name="weights">How W starts; <see cref="HeNormal{T}"/> unless given.</param>
    /// <param name="biases">How b starts; zero unless given.</param>
    /// <remarks>A layer on its own is initialised from seed 0; a <see cref="Network{T}"/> draws its layers again from its own seed.</remarks>
    public Dense(int inputs, int outputs, Initializer<T>? weights = null, Initializer<T>? biases = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        weightInitializer = weights ?? new HeNormal<T>();
        biasInitializer = biases ?? new Zeros<T>();
        this.weights = new("W", outputs, inputs, isWeight: true);
        this.biases = new("b", outputs, 1, isWeight: false);
        Biases = Vector<T>.Build.Dense(this.biases.Values);
        Parameters = [this.weights, this.biases];
        Initialize(new SeededRandom(0));
    }

    /// <summary>A layer with these weights n×m and biases n (zero unless given). They are copied, and no initialisation changes them.</summary>
    public Dense(Matrix<T> weights, Vector<T>? biases = null) : this(weights.ColumnCount, weights.RowCount, new Zeros<T>())
    {
        if (biases is not null && biases.Count != weights.RowCount)
            throw new ArgumentException($"{this} has {weights.RowCount} units but got {biases.Count} biases: one for each row of W.");
        weights.CopyTo(Weights);
        biases?.CopyTo(Biases);
        weightInitializer = biasInitializer = null;
    }

    /// <summary>W, n×m: row i holds the weights of unit i.</summary>
    public Matrix<T> Weights => weights.Value;

    /// <summary>b, of length n. A view of the parameter: to change an entry changes the layer.</summary>
    public Vector<T> Biases { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public override int? InputSize => Weights.ColumnCount;

    /// <inheritdoc/>
    public override int? OutputSize => Weights.RowCount;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Matrix<T> Forward(Matrix<T> input, bool training = false)
    {
        RequireInput(input);
        x = input;
        z = outputs.Get(Weights.RowCount, x.ColumnCount);
        Weights.Multiply(x, z);                                     // Z = W X
        ColumnWise.AddToEach<T>(z.Entries(), biases.Values);        //     + b
        return z;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Matrix<T> Backward(Matrix<T> outputGradient)
    {
        BackwardParameters(outputGradient);
        var dX = inputGradients.Like(x!);
        Weights.TransposeThisAndMultiply(outputGradient, dX);       // dX = Wᵀ dZ
        return dX;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected internal override void BackwardParameters(Matrix<T> outputGradient)
    {
        RequireShape(outputGradient, z);
        outputGradient.TransposeAndMultiply(x!, weights.Gradient);              // dW = dZ Xᵀ
        ColumnWise.Sum<T>(outputGradient.Entries(), biases.Gradients);          // db = Σ dZ, over the samples
    }

    /// <inheritdoc/>
    public override void Initialize(SeededRandom random)
    {
        weightInitializer?.Fill(Weights, random);
        biasInitializer?.Fill(biases.Value, random);
    }

    /// <inheritdoc/>
    public override string ToString() => $"Dense({Weights.ColumnCount} → {Weights.RowCount})";
}
