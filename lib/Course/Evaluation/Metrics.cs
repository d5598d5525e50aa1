using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// How good predictions are, each measure one call. Labels are class numbers; probabilities are 1×N (of the positive class)
/// or k×N, as a network gives them. The counts behind the first four are those of a <see cref="ConfusionMatrix"/>.
/// </summary>
public static class Metrics
{
    // A probability of exactly 0 for what happened would cost infinitely much; it is held this far from 0 (as in scikit-learn).
    private const double SmallestProbability = 2.220446049250313e-16;

    /// <summary>The share of samples whose class was predicted.</summary>
    public static double Accuracy(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual) => ConfusionMatrix.From(predicted, actual).Accuracy;

    /// <summary>Of the samples predicted as <paramref name="positive"/>, the share that are; 0 if there are none.</summary>
    public static double Precision(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, int positive = 1) =>
        ConfusionMatrix.From(predicted, actual).Precision(positive);

    /// <summary>Precision over all classes.</summary>
    public static double Precision(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, Averaging averaging) =>
        ConfusionMatrix.From(predicted, actual).Precision(averaging);

    /// <summary>Of the samples that are <paramref name="positive"/>, the share predicted as such; 0 if there are none.</summary>
    public static double Recall(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, int positive = 1) =>
        ConfusionMatrix.From(predicted, actual).Recall(positive);

    /// <summary>Recall over all classes.</summary>
    public static double Recall(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, Averaging averaging) =>
        ConfusionMatrix.From(predicted, actual).Recall(averaging);

    /// <summary>The harmonic mean of precision and recall of class <paramref name="positive"/>; 0 if it neither is nor is predicted.</summary>
    public static double F1(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, int positive = 1) =>
        ConfusionMatrix.From(predicted, actual).F1(positive);

    /// <summary>F1 over all classes.</summary>
    public static double F1(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, Averaging averaging) =>
        ConfusionMatrix.From(predicted, actual).F1(averaging);

    /// <summary>−(1/N) Σ log p, where p is the probability given to what is true. 0 is perfect, log k is guessing among k classes.</summary>
    public static double LogLoss<T>(Matrix<T> probabilities, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
        => probabilities.RowCount == 1
            ? LogLoss(BinaryOutcomes.From(probabilities, labels))
            : MeanOverSamples(probabilities, labels, (column, label) => Surprise(column[label]));

    /// <inheritdoc cref="LogLoss{T}(Matrix{T}, ReadOnlySpan{int})"/>
    public static double LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels) =>
        LogLoss(BinaryOutcomes.From(probabilities, labels));

    /// <summary>
    /// The mean squared distance between probabilities and truth: (p − y)² for 1×N; for k×N the sum of that over the classes,
    /// which for two classes is twice as much. 0 is perfect. Source: G. W. Brier, Monthly Weather Review 78 (1950).
    /// </summary>
    public static double BrierScore<T>(Matrix<T> probabilities, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
        => probabilities.RowCount == 1
            ? BrierScore(BinaryOutcomes.From(probabilities, labels))
            : MeanOverSamples(probabilities, labels, (column, label) => column.Select((p, c) => Square(p - (c == label ? 1 : 0))).Sum());

    /// <inheritdoc cref="BrierScore{T}(Matrix{T}, ReadOnlySpan{int})"/>
    public static double BrierScore(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels) =>
        BrierScore(BinaryOutcomes.From(probabilities, labels));

    /// <summary>
    /// Where the true proportion lies, with the given confidence, after <paramref name="successes"/> in <paramref name="trials"/>:
    /// an accuracy of 0.95 on 100 samples may be anything from 0.89 to 0.98.
    /// </summary>
    /// <remarks>E. B. Wilson's score interval, JASA 22 (1927): sound for small numbers and near 0 and 1.</remarks>
    public static (double Lower, double Upper) WilsonInterval(int successes, int trials, double confidence = 0.95)
    {
        if (trials <= 0 || successes < 0 || successes > trials)
            throw new ArgumentException($"Expected successes between 0 and the number of trials (at least 1), got {successes} of {trials}.");
        if (confidence is not (> 0 and < 1))
            throw new ArgumentException($"The confidence must lie between 0 and 1, such as 0.95; got {confidence}.");
        double n = trials, p = successes / n;
        double z = Math.Sqrt(2) * SpecialFunctions.ErfInv(confidence);
        double scale = 1 + z * z / n, center = (p + z * z / (2 * n)) / scale;
        double margin = z / scale * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return (Math.Max(0, center - margin), Math.Min(1, center + margin));
    }

    private static double LogLoss(BinaryOutcomes outcomes) => outcomes.AsProbabilities().Scores
        .Zip(outcomes.Labels, (p, label) => Surprise(label == 1 ? p : 1 - p)).Average();

    private static double BrierScore(BinaryOutcomes outcomes) => outcomes.AsProbabilities().Scores
        .Zip(outcomes.Labels, (p, label) => Square(p - label)).Average();

    private static double Surprise(double p) => -Math.Log(Math.Clamp(p, SmallestProbability, 1 - SmallestProbability));

    private static double Square(double x) => x * x;

    private static double MeanOverSamples<T>(Matrix<T> probabilities, ReadOnlySpan<int> labels, Func<double[], int, double> measure)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int classes = probabilities.RowCount;
        if (probabilities.ColumnCount != labels.Length)
            throw new ArgumentException($"Expected probabilities {classes}×{labels.Length}, one column for each label, got {classes}×{probabilities.ColumnCount}.");
        var values = probabilities.Values();
        var column = new double[classes];
        double sum = 0;
        for (int j = 0; j < labels.Length; j++)
        {
            for (int c = 0; c < classes; c++)
                column[c] = double.CreateChecked(values[j * classes + c]);
            if ((uint)labels[j] >= (uint)classes)
                throw new ArgumentException($"Label {labels[j]} of sample {j} is not a class: {classes} classes are numbered 0 to {classes - 1}.");
            if (!(Math.Abs(column.Sum() - 1) < 1e-3) || column.Any(p => p is < 0 or > 1))
                throw new ArgumentException($"The probabilities of sample {j} are not between 0 and 1 with the sum 1 (their sum is {column.Sum():G6}). Raw outputs become probabilities through softmax: PredictProbabilities instead of Predict.");
            sum += measure(column, labels[j]);
        }

        return sum / labels.Length;
    }
}
