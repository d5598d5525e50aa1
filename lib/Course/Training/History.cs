namespace Course;

/// <summary>How training went, epoch by epoch.</summary>
public sealed class History
{
    private readonly List<EpochRecord> epochs = [];

    /// <summary>The epochs in order; <c>Epochs[0]</c> is epoch 1.</summary>
    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <summary>The last epoch.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public EpochRecord Last => epochs.Count > 0 ? epochs[^1] : throw new InvalidOperationException("There are no epochs yet: call Fit first.");

    /// <summary>Whether early stopping ended training before the last epoch.</summary>
    public bool StoppedEarly { get; internal set; }

    /// <summary>The epoch with the lowest validation loss (training loss, if there were no validation data), or 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The loss that <see cref="BestEpoch"/> goes by.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Each epoch's training loss.</summary>
    public double[] TrainingLoss => [.. epochs.Select(epoch => epoch.TrainingLoss)];

    /// <summary>Each epoch's validation loss; empty without validation data.</summary>
    public double[] ValidationLoss => [.. epochs.Where(epoch => epoch.ValidationLoss is not null).Select(epoch => epoch.ValidationLoss!.Value)];

    /// <summary>Each epoch's learning rate.</summary>
    public double[] LearningRate => [.. epochs.Select(epoch => epoch.LearningRate)];

    /// <summary>The names of the metrics.</summary>
    public IEnumerable<string> MetricNames => epochs.Count == 0 ? [] : epochs[0].TrainingMetrics.Keys;

    /// <summary>Each epoch's value of a metric on the training data.</summary>
    /// <exception cref="KeyNotFoundException">It was not among the metrics of the training.</exception>
    public double[] TrainingMetric(string name) => [.. epochs.Select(epoch => Find(epoch.TrainingMetrics, name))];

    /// <summary>Each epoch's value of a metric on the validation data.</summary>
    /// <exception cref="KeyNotFoundException">It was not among the metrics of the training, or there were no validation data.</exception>
    public double[] ValidationMetric(string name) => [.. epochs.Select(epoch => Find(epoch.ValidationMetrics, name))];

    /// <summary>The last epoch, and the best one if it is another.</summary>
    public override string ToString()
        => epochs.Count == 0 ? "no epochs yet"
            : epochs[^1] + (BestEpoch < epochs.Count ? $"; best: epoch {BestEpoch}, {BestLoss:G5}" : "") + (StoppedEarly ? "; stopped early" : "");

    internal void Add(EpochRecord epoch)
    {
        epochs.Add(epoch);
        double loss = epoch.ValidationLoss ?? epoch.TrainingLoss;
        if (loss < BestLoss) (BestLoss, BestEpoch) = (loss, epoch.Epoch);
    }

    private static double Find(IReadOnlyDictionary<string, double> metrics, string name)
        => metrics.TryGetValue(name, out double value) ? value
            : throw new KeyNotFoundException($"There is no metric '{name}' in this history, only: {(metrics.Count == 0 ? "none" : string.Join(", ", metrics.Keys))}. Pass it to Fit, as in metrics: [Metric.Accuracy].");
}
