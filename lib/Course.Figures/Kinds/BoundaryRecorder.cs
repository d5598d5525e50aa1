using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>
/// Keeps what a classifier of two features predicts over their plane, epoch by epoch, for
/// <see cref="Figure.BoundaryOverEpochs"/>: create it before training and call <see cref="Record(int, Func{Matrix{double}, Matrix{double}})"/> in a callback.
/// </summary>
public sealed class BoundaryRecorder
{
    private const int BinarySize = 48;
    private const int ClassSize = 72;

    private readonly Matrix<double> features;
    private readonly IReadOnlyList<int> labels;
    private readonly IReadOnlyList<string>? classNames;
    private readonly List<BoundarySnapshot> snapshots = [];
    private readonly int every = 1;

    /// <summary>A recorder for these samples.</summary>
    /// <param name="features">The samples, 2×N.</param>
    /// <param name="labels">The class of each sample: 0, 1, ...</param>
    /// <param name="featureNames">The names of the two axes; or null.</param>
    /// <param name="classNames">The names of the classes; or null.</param>
    /// <exception cref="ArgumentException">There are not two features, or not one label per sample.</exception>
    public BoundaryRecorder(Matrix<double> features, IReadOnlyList<int> labels, IReadOnlyList<string>? featureNames = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (features.RowCount != 2) throw new ArgumentException($"expected two features (a 2×N matrix, samples are columns), got {features.RowCount}×{features.ColumnCount}: a boundary can only be drawn in a plane; choose two features", nameof(features));
        if (labels.Count != features.ColumnCount) throw new ArgumentException($"expected {features.ColumnCount} labels, one for each sample; got {labels.Count}", nameof(labels));

        this.features = features;
        this.labels = labels;
        this.classNames = classNames;
        FeatureNames = featureNames ?? ["x₁", "x₂"];
        ClassCount = Math.Max(2, labels.Max() + 1);
        Grid = new BoundaryGrid(features, ClassCount == 2 ? BinarySize : ClassSize);
    }

    /// <summary>A recorder for a data set of two features: <c>network.Fit(..., onEpoch: recorder.Record)</c>.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="every">Records every so many epochs.</param>
    /// <exception cref="ArgumentException">The samples do not have two features.</exception>
    public BoundaryRecorder(Dataset<double> samples, int every = 1)
        : this(samples?.Features!, samples?.Labels!, samples?.FeatureNames, samples?.ClassNames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        this.every = every;
    }

    /// <summary>The recorded epochs, in order.</summary>
    public IReadOnlyList<int> Epochs => [.. snapshots.Select(snapshot => snapshot.Epoch)];

    internal IReadOnlyList<string> FeatureNames { get; }

    internal int ClassCount { get; }

    internal BoundaryGrid Grid { get; }

    internal IReadOnlyList<BoundarySnapshot> Snapshots => snapshots;

    /// <summary>Records the predictions after an epoch.</summary>
    /// <param name="epoch">The epoch, 0 before training.</param>
    /// <param name="predict">Takes points as columns (2×N), returns probabilities: 1×N of class 1, or k×N of each class.</param>
    /// <exception cref="ArgumentException">The predictions are not one column per point.</exception>
    public void Record(int epoch, Func<Matrix<double>, Matrix<double>> predict)
    {
        ArgumentNullException.ThrowIfNull(predict);
        Matrix<double> probabilities = predict(Grid.Points);
        if (probabilities.ColumnCount != Grid.Points.ColumnCount)
        {
            throw new ArgumentException($"expected one column of probabilities per point (k×{Grid.Points.ColumnCount}), got {probabilities.RowCount}×{probabilities.ColumnCount}", nameof(predict));
        }
        snapshots.Add(new BoundarySnapshot(epoch, ClassCount, [.. Enumerable.Range(0, probabilities.ColumnCount).Select(n => Value(probabilities, n))]));
    }

    /// <summary>Records what the network predicts, if it is the epoch's turn; made to be a training callback.</summary>
    public void Record(int epoch, Network<double> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (epoch % every == 0) Record(epoch, network.PredictProbabilities);
    }

    internal string ClassName(int label) => classNames is not null && label < classNames.Count ? classNames[label] : $"class {label}";

    internal IEnumerable<JsonObject> SampleTraces() => Figure.SampleTraces(features.Row(0).ToArray(), features.Row(1).ToArray(), labels, classNames);

    private int Value(Matrix<double> probabilities, int column) => ClassCount > 2
        ? Enumerable.Range(0, probabilities.RowCount).MaxBy(k => probabilities[k, column])
        : (int)Math.Round(100 * Math.Clamp(probabilities[probabilities.RowCount - 1, column], 0, 1));
}
