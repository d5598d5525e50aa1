using System.Numerics;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Trains a network: epoch after epoch it goes through the training data in batches and for each of them does a step,
/// forward, loss, backward, update. A step allocates nothing once every batch size has been met.
/// </summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Trainer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly IReadOnlyDictionary<string, double> noMetrics = new Dictionary<string, double>();

    private readonly Network<T> network;
    private readonly Loss<T> loss;
    private readonly Optimizer<T> optimizer;
    private readonly MatrixBuffer<T> gradients = new();

    /// <summary>Brings together what is trained, what it is judged by and how it learns.</summary>
    /// <exception cref="ArgumentException">The network ends in the sigmoid or softmax that the loss contains, or lacks one that the loss needs.</exception>
    public Trainer(Network<T> network, Loss<T> loss, Optimizer<T> optimizer)
    {
        (this.network, this.loss, this.optimizer) = (network, loss, optimizer);
        string? fault = (network.Layers[^1], loss) switch
        {
            (Sigmoid<T>, BinaryCrossEntropy<T>) => "BinaryCrossEntropy contains the sigmoid: leave the last Sigmoid out, or use BinaryCrossEntropyOnProbabilities.",
            (Softmax<T>, SoftmaxCrossEntropy<T>) => "SoftmaxCrossEntropy contains the softmax: leave the last Softmax out.",
            (not Sigmoid<T>, BinaryCrossEntropyOnProbabilities<T>) => "BinaryCrossEntropyOnProbabilities takes logarithms of the outputs, so the last layer must be a Sigmoid; or use BinaryCrossEntropy, which needs none.",
            _ => null,
        };
        if (fault is not null) throw new ArgumentException($"The network ends with {network.Layers[^1]}, but {fault}");
        network.Loss = loss;
    }

    /// <summary>How often to go through the training data.</summary>
    public int Epochs { get; init; } = 50;

    /// <summary>How many samples make a step; the last batch of an epoch may be smaller. As many as there are, or more, means the whole set, unshuffled.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Whether each epoch goes through the samples in another random order; otherwise always in their own.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Decides the order of the samples; the network's own seed unless given.</summary>
    public int? Seed { get; init; }

    /// <summary>What to measure beside the loss after each epoch, on training and validation data; costs a pass through both.</summary>
    public IReadOnlyList<Metric<T>> Metrics { get; init; } = [];

    /// <summary>When to stop before the last epoch; never unless given.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Called after each epoch with its number and the network.</summary>
    public Action<int, Network<T>>? OnEpoch { get; init; }

    /// <summary>Told of each epoch as it ends.</summary>
    public IProgress<EpochRecord>? Progress { get; init; }

    /// <summary>What has happened so far in the latest <see cref="Fit"/>; still there after it was cancelled or diverged.</summary>
    public History History { get; private set; } = new();

    /// <summary>Trains for <see cref="Epochs"/> epochs.</summary>
    /// <param name="train">What to learn from.</param>
    /// <param name="validation">What to judge by after each epoch, never learned from.</param>
    /// <param name="cancellationToken">Looked at before every step.</param>
    /// <exception cref="ArgumentException">The data do not fit the network or the loss.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The network keeps what it has learned.</exception>
    public History Fit(Dataset<T> train, Dataset<T>? validation = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        loss.RequireTargets(train.Targets);
        var random = new SeededRandom(Seed ?? network.Seed);
        var batches = new Batches<T>(train, BatchSize);
        NetworkState<T>? best = null;
        double toBeat = double.PositiveInfinity;
        int waited = 0;
        History = new();
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            optimizer.LearningRate = optimizer.BaseLearningRate * optimizer.Schedule.FactorAt(epoch);
            if (Shuffle) batches.Shuffle(random);
            var record = Describe(epoch, RunEpoch(epoch, batches, train.SampleCount, cancellationToken), train, validation);
            History.Add(record);
            OnEpoch?.Invoke(epoch, network);
            Progress?.Report(record);
            if (EarlyStopping is null) continue;

            double current = record.ValidationLoss ?? record.TrainingLoss;
            if (current < toBeat - EarlyStopping.MinimumImprovement)
            {
                (toBeat, waited) = (current, 0);
                if (EarlyStopping.RestoreBest) best = network.Capture();
            }
            else if (++waited >= EarlyStopping.Patience)
            {
                History.StoppedEarly = true;
                break;
            }
        }

        if (best is not null) network.Restore(best);
        return History;
    }

    /// <summary>One step: forward, loss, backward, update.</summary>
    /// <param name="x">m×B, the samples of a batch.</param>
    /// <param name="t">k×B, their targets.</param>
    /// <returns>The batch's loss with penalties, before the update. If it is not finite there is no update.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Step(Matrix<T> x, Matrix<T> t)
    {
        var outputs = network.Forward(x, training: true);
        var gradient = gradients.Like(outputs);
        double value = loss.ValueAndGradient(outputs, t, gradient);
        network.BackwardParameters(gradient);
        if (loss.Penalties.Count > 0) value += AddPenalties();
        if (double.IsFinite(value)) optimizer.Step(network.Parameters);
        return value;
    }

    private double RunEpoch(int epoch, Batches<T> batches, int sampleCount, CancellationToken cancellationToken)
    {
        double sum = 0;
        for (int batch = 0; batch < batches.Count; batch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (x, t) = batches.Cut(batch);
            double value = Step(x, t);
            if (!double.IsFinite(value)) throw Divergence.Explain(network, loss, optimizer, x, t, value, epoch, batch + 1);
            sum += value * x.ColumnCount;
        }

        return sum / sampleCount;
    }

    private EpochRecord Describe(int epoch, double trainingLoss, Dataset<T> train, Dataset<T>? validation)
    {
        var trainingMetrics = Metrics.Count == 0 ? noMetrics : Measure(network.PredictProbabilities(train.Features), train.Targets);
        if (validation is null) return new(epoch, trainingLoss, null, optimizer.LearningRate, trainingMetrics, noMetrics);
        var outputs = network.Predict(validation.Features);
        double validationLoss = loss.Value(outputs, validation.Targets);
        foreach (var penalty in loss.Penalties) validationLoss += network.Parameters.Sum(penalty.AddTo);
        var validationMetrics = Metrics.Count == 0 ? noMetrics : Measure(loss.Link(outputs), validation.Targets);
        return new(epoch, trainingLoss, validationLoss, optimizer.LearningRate, trainingMetrics, validationMetrics);
    }

    private Dictionary<string, double> Measure(Matrix<T> probabilities, Matrix<T> targets)
        => Metrics.ToDictionary(metric => metric.Name, metric => metric.Compute(probabilities, targets));

    private double AddPenalties()
    {
        double sum = 0;
        for (int i = 0; i < loss.Penalties.Count; i++)
            for (int j = 0; j < network.Parameters.Count; j++) sum += loss.Penalties[i].AddTo(network.Parameters[j]);
        return sum;
    }
}
