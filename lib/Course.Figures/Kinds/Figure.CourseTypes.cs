using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>The same figures straight from what the library returns.</summary>
public sealed partial class Figure
{
    /// <summary>The loss per epoch on the training data and, where there were any, on the validation data.</summary>
    public static Figure LearningCurves(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return LearningCurves(history.TrainingLoss, history.ValidationLoss is { Length: > 0 } validation ? validation : null);
    }

    /// <summary>The dense layers of a network as units and connections; see <see cref="NetworkDiagram(IReadOnlyList{Matrix{double}}, IReadOnlyList{Vector{double}}?, IReadOnlyList{string}?, IReadOnlyList{string}?, int)"/>.</summary>
    /// <exception cref="ArgumentException">There is no dense layer.</exception>
    public static Figure NetworkDiagram(Network<double> network, IReadOnlyList<string>? inputNames = null, IReadOnlyList<string>? outputNames = null, int most = 16)
    {
        ArgumentNullException.ThrowIfNull(network);
        Dense<double>[] layers = [.. network.Layers.OfType<Dense<double>>()];
        return NetworkDiagram([.. layers.Select(layer => layer.Weights)], [.. layers.Select(layer => layer.Biases)], inputNames, outputNames, most);
    }

    /// <summary>The gradient from backpropagation beside the one from central differences, entry by entry.</summary>
    public static Figure GradientCheck(GradientCheckResult check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return GradientCheck(
            [.. check.Comparisons.Select(comparison => $"{comparison.Parameter}[{comparison.Row},{comparison.Column}]")],
            [.. check.Comparisons.Select(comparison => comparison.Backpropagated)],
            [.. check.Comparisons.Select(comparison => comparison.Measured)]);
    }

    /// <summary>How many samples of each class were predicted as which.</summary>
    public static Figure ConfusionMatrix(Course.ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var counts = new int[matrix.ClassCount, matrix.ClassCount];
        for (int actual = 0; actual < matrix.ClassCount; actual++)
        {
            for (int predicted = 0; predicted < matrix.ClassCount; predicted++) counts[actual, predicted] = matrix[actual, predicted];
        }
        return ConfusionMatrix(counts, matrix.ClassNames);
    }

    /// <summary>True against false positives over all thresholds, with the area under the curve.</summary>
    public static Figure RocCurve(Course.RocCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return RocCurve(curve.FalsePositiveRates, curve.TruePositiveRates, curve.Auc);
    }

    /// <summary>Precision against recall over all thresholds.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="prevalence">The part of the samples that are positive; or null.</param>
    public static Figure PrecisionRecallCurve(Course.PrecisionRecallCurve curve, double? prevalence = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return PrecisionRecallCurve(curve.Recalls, curve.Precisions, prevalence);
    }

    /// <summary>The plane of two features coloured by what the network predicts, with the samples in it.</summary>
    /// <exception cref="ArgumentException">The samples do not have two features.</exception>
    public static Figure DecisionBoundary(Network<double> network, Dataset<double> samples)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(samples);
        return DecisionBoundary(network.PredictProbabilities, samples.Features, samples.Labels, samples.FeatureNames, samples.ClassNames);
    }

    /// <summary>Samples stored as columns, shown as images.</summary>
    /// <param name="pixels">(height·width)×N, each image row by row.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="captions">A line under each image; or null.</param>
    /// <param name="columns">Images in a row.</param>
    public static Figure ImageGrid(Matrix<double> pixels, int height, int width, IReadOnlyList<string>? captions = null, int columns = 8)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.RowCount != height * width)
            throw new ArgumentException($"expected {height * width} pixels ({height}×{width}) in each column, got {pixels.RowCount}×{pixels.ColumnCount}; samples are columns", nameof(pixels));
        return ImageGrid([.. pixels.EnumerateColumns().Select(image => Matrix<double>.Build.Dense(height, width, (row, column) => image[(row * width) + column]))], captions, null, columns);
    }

    /// <summary>Histograms of the activations in each layer, one row for each network, for the same samples.</summary>
    /// <param name="inputs">The samples, m×N.</param>
    /// <param name="networks">For each row its name and its network; the layers that are activations are shown.</param>
    public static Figure ActivationHistograms(Matrix<double> inputs, IEnumerable<(string Name, Network<double> Network)> networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        return LayerHistograms("Activation", [.. networks.Select(entry => (entry.Name, Activations(entry.Network)))]);

        IReadOnlyList<(string, IEnumerable<double>)> Activations(Network<double> network)
        {
            IReadOnlyList<Matrix<double>> outputs = network.Activations(inputs);
            return [.. network.Layers.Index().Where(layer => layer.Item is Activation<double>).Select((layer, i) => ($"layer {i + 1}", (IEnumerable<double>)outputs[layer.Index].Enumerate()))];
        }
    }
}
