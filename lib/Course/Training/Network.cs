using System.Numerics;
using System.Runtime.CompilerServices;
using Course.Simd;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>Layers in a row: the output of each is the input of the next. Samples are columns.</summary>
/// <example><code>var network = new Network&lt;double&gt;(seed: 42, new Dense&lt;double&gt;(30, 16), new Relu&lt;double&gt;(), new Dense&lt;double&gt;(16, 1));</code></example>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Network<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // Predictions for many samples are made in pieces of this many, so that the layers' buffers stay small.
    private const int PredictionBatch = 1024;

    private readonly Layer<T>[] layers;
    private readonly MatrixBuffer<T> pieces = new();

    // Once for a process, so that whoever restores another provider later keeps it.
    static Network() => SimdLinearAlgebraProvider.Use();

    /// <summary>A network whose layers draw their starting values from <paramref name="seed"/>: the same seed gives the same bits.</summary>
    /// <exception cref="ArgumentException">There is no layer, one is used twice, or one does not fit the layer before it.</exception>
    public Network(int seed, params Layer<T>[] layers) : this(layers)
    {
        Seed = seed;
        var random = new SeededRandom(seed);
        foreach (var layer in this.layers) layer.Initialize(random);
    }

    /// <summary>A network of layers as they are: nothing is initialised again.</summary>
    /// <exception cref="ArgumentException">There is no layer, one is used twice, or one does not fit the layer before it.</exception>
    public Network(params Layer<T>[] layers)
    {
        this.layers = [.. layers];
        RequireFitting();
        Parameters = [.. layers.SelectMany(layer => layer.Parameters)];
        ParameterCount = Parameters.Sum(parameter => parameter.Count);
    }

    /// <summary>What the layers started from, and the order of the batches unless training is given another seed; 0 if none was given.</summary>
    public int Seed { get; internal init; }

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Layer<T>> Layers => layers;

    /// <summary>The parameters of all layers, first to last.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>How many numbers training adjusts.</summary>
    public int ParameterCount { get; }

    /// <summary>The loss it was trained with last, which knows how outputs become probabilities.</summary>
    public Loss<T>? Loss { get; set; }

    /// <summary>The outputs for <paramref name="x"/>, in the last layer's own buffer: valid until the next call. <see cref="Predict"/> gives a matrix to keep.</summary>
    /// <param name="x">m×N, one sample a column.</param>
    /// <param name="training">Whether dropout and batch normalisation act as in training.</param>
    /// <returns>k×N.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Matrix<T> Forward(Matrix<T> x, bool training = false)
    {
        foreach (var layer in layers) x = layer.Forward(x, training);
        return x;
    }

    /// <summary>Sends ∂loss/∂outputs of the latest <see cref="Forward"/> back through the layers; every parameter's gradient is then set.</summary>
    /// <param name="outputGradient">k×N.</param>
    /// <returns>∂loss/∂x, m×N, in a buffer of the first layer.</returns>
    public Matrix<T> Backward(Matrix<T> outputGradient) => layers[0].Backward(BackwardToFirst(outputGradient));

    /// <summary><see cref="Backward"/> without the gradient of the input, which training has no use for.</summary>
    internal void BackwardParameters(Matrix<T> outputGradient) => layers[0].BackwardParameters(BackwardToFirst(outputGradient));

    /// <summary>The raw outputs for <paramref name="x"/>: logits, if the loss contains the sigmoid or softmax.</summary>
    /// <param name="x">m×N, one sample a column.</param>
    /// <returns>k×N, a new matrix.</returns>
    public Matrix<T> Predict(Matrix<T> x)
    {
        if (x.ColumnCount <= PredictionBatch) return Forward(x).Clone();
        Matrix<T>? outputs = null;
        for (int start = 0; start < x.ColumnCount; start += PredictionBatch)
        {
            var piece = pieces.Get(x.RowCount, Math.Min(PredictionBatch, x.ColumnCount - start));
            x.Entries().Slice(start * x.RowCount, piece.RowCount * piece.ColumnCount).CopyTo(piece.Entries());
            var output = Forward(piece);
            outputs ??= Matrix<T>.Build.Dense(output.RowCount, x.ColumnCount);
            output.Entries().CopyTo(outputs.Entries()[(start * output.RowCount)..]);
        }

        return outputs!;
    }

    /// <summary>Probabilities for <paramref name="x"/>: the outputs after the sigmoid or softmax that the loss contains; as they are after a mean squared error.</summary>
    /// <param name="x">m×N, one sample a column.</param>
    /// <returns>k×N, a new matrix.</returns>
    /// <exception cref="InvalidOperationException">The network was never trained and does not end in a sigmoid or softmax.</exception>
    public Matrix<T> PredictProbabilities(Matrix<T> x)
    {
        if (layers[^1] is Sigmoid<T> or Softmax<T>) return Predict(x);
        if (Loss is null)
            throw new InvalidOperationException("This network was not trained yet, so nothing says how its outputs become probabilities: call Fit, set network.Loss, or use Predict for the raw outputs.");
        return Loss.Link(Predict(x));
    }

    /// <summary>The class of each sample: with one output 1 if its probability is at least one half, else 0; with several the number of the largest.</summary>
    /// <param name="x">m×N, one sample a column.</param>
    /// <returns>N class numbers.</returns>
    /// <exception cref="InvalidOperationException">As in <see cref="PredictProbabilities"/>.</exception>
    public int[] PredictLabels(Matrix<T> x) => Metric<T>.Labels(PredictProbabilities(x));

    /// <summary>What every layer makes of <paramref name="x"/>, in inference mode: the output of layer i at index i, each a copy to keep.</summary>
    /// <param name="x">m×N, one sample a column.</param>
    public IReadOnlyList<Matrix<T>> Activations(Matrix<T> x)
    {
        var activations = new Matrix<T>[layers.Length];
        for (int i = 0; i < layers.Length; i++) activations[i] = x = layers[i].Forward(x).Clone();
        return activations;
    }

    /// <summary>Trains the network: a <see cref="Trainer{T}"/> in one call, whose properties say what each argument means.</summary>
    /// <returns>Loss, metrics and learning rate of every epoch.</returns>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public History Fit(Dataset<T> train, Loss<T> loss, Optimizer<T> optimizer, int epochs, int batchSize = 32, Dataset<T>? validation = null,
        IReadOnlyList<Metric<T>>? metrics = null, EarlyStopping? earlyStopping = null, Action<int, Network<T>>? onEpoch = null,
        IProgress<EpochRecord>? progress = null, int? seed = null, CancellationToken cancellationToken = default)
        => new Trainer<T>(this, loss, optimizer)
        {
            Epochs = epochs,
            BatchSize = batchSize,
            Metrics = metrics ?? [],
            EarlyStopping = earlyStopping,
            OnEpoch = onEpoch,
            Progress = progress,
            Seed = seed ?? Seed,
        }.Fit(train, validation, cancellationToken);

    /// <summary>Writes the network into one file, with what is needed to use it: the scaler of its features and the names of features and classes.</summary>
    /// <param name="path">The file; one that is there is replaced, whole or not at all.</param>
    /// <param name="scaler">What the features were scaled with.</param>
    /// <param name="featureNames">The names of the features.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <exception cref="NetworkFileException">A layer, loss or scaler is not one of the library's own.</exception>
    public void Save(string path, IScaler<T>? scaler = null, IReadOnlyList<string>? featureNames = null, IReadOnlyList<string>? classNames = null)
        => NetworkFile.Write(path, new SavedNetwork<T>(this, scaler, featureNames ?? [], classNames ?? []));

    /// <summary>Reads what <see cref="Save"/> wrote. The network predicts the same bits. Nothing in a file is ever executed.</summary>
    /// <exception cref="NetworkFileException">The file is damaged, cut off, newer than this library, of another precision, or no network at all.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static SavedNetwork<T> Load(string path) => NetworkFile.Read<T>(path);

    /// <summary>A copy of everything the network has learned, to go back to with <see cref="Restore"/>.</summary>
    public NetworkState<T> Capture() => new([.. Tensors.Select(tensor => (T[])tensor.Values.Clone())]);

    /// <summary>Goes back to what <see cref="Capture"/> copied.</summary>
    /// <exception cref="ArgumentException">The state is that of another architecture.</exception>
    public void Restore(NetworkState<T> state)
    {
        Parameter<T>[] tensors = [.. Tensors];
        if (!tensors.Select(tensor => tensor.Count).SequenceEqual(state.Values.Select(values => values.Length)))
            throw new ArgumentException("This state was captured from a network with other layers.");
        for (int i = 0; i < tensors.Length; i++) state.Values[i].CopyTo(tensors[i].Values, 0);
    }

    /// <summary>A table: each layer with the shape of its output and its number of parameters.</summary>
    public override string ToString() => NetworkTable.Format(this);

    /// <summary>Parameters and state of all layers, in the order in which they are saved.</summary>
    internal IEnumerable<Parameter<T>> Tensors => layers.SelectMany(layer => layer.Parameters.Concat(layer.State));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Matrix<T> BackwardToFirst(Matrix<T> gradient)
    {
        for (int i = layers.Length - 1; i > 0; i--) gradient = layers[i].Backward(gradient);
        return gradient;
    }

    private void RequireFitting()
    {
        if (layers.Length == 0)
            throw new ArgumentException("A network needs at least one layer, such as new Dense(30, 1).");
        if (layers.Distinct().Count() < layers.Length)
            throw new ArgumentException("The same layer object appears twice: a layer remembers what went through it, so write new Relu() for each place.");
        for (int i = 1, size = layers[0].OutputSize ?? 0; i < layers.Length; size = layers[i++].OutputSize ?? size)
        {
            if (size == 0 || layers[i].InputSize is not { } expected || expected == size) continue;
            throw new ArgumentException($"Layer {i + 1}, {layers[i]}, needs {expected} inputs, but layer {i}, {layers[i - 1]}, gives it {size}: make the two numbers agree.");
        }
    }
}
