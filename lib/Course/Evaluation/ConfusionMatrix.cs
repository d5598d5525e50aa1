using System.Globalization;
using System.Text;

namespace Course;

/// <summary>
/// How often each actual class (row) was predicted as each class (column). Accuracy, precision, recall and F1 are ratios of
/// these counts; where such a ratio is 0/0 (a class never predicted, or never there) it is 0, as in scikit-learn.
/// </summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] counts;

    private ConfusionMatrix(int[,] counts, IReadOnlyList<string> classNames) => (this.counts, ClassNames) = (counts, classNames);

    /// <summary>The names of the classes 0, 1, ..., k − 1.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>k.</summary>
    public int ClassCount => ClassNames.Count;

    /// <summary>How many samples of class <paramref name="actual"/> were predicted as <paramref name="predicted"/>.</summary>
    public int this[int actual, int predicted] => counts[actual, predicted];

    /// <summary>The number of samples.</summary>
    public int SampleCount => counts.Cast<int>().Sum();

    /// <summary>The share of samples whose class was predicted.</summary>
    public double Accuracy => Ratio(Enumerable.Range(0, ClassCount).Sum(c => counts[c, c]), SampleCount);

    /// <summary>Counts predicted against actual labels (class numbers from 0).</summary>
    /// <param name="predicted">What the network said.</param>
    /// <param name="actual">What is true; as many.</param>
    /// <param name="classNames">Names for all classes; without them as many classes as the labels need, two at least.</param>
    /// <exception cref="ArgumentException">The labels are not equally many, or not class numbers.</exception>
    public static ConfusionMatrix From(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, IReadOnlyList<string>? classNames = null)
    {
        if (predicted.Length != actual.Length || actual.IsEmpty)
            throw new ArgumentException($"Expected one prediction for each actual label, got {predicted.Length} predictions for {actual.Length} labels.");
        int largest = 1;
        for (int j = 0; j < actual.Length; j++)
            largest = Math.Max(largest, Math.Max(predicted[j], actual[j]));
        classNames ??= [.. Enumerable.Range(0, largest + 1).Select(c => c.ToString(CultureInfo.InvariantCulture))];

        int classes = classNames.Count;
        var counts = new int[classes, classes];
        for (int j = 0; j < actual.Length; j++)
        {
            if ((uint)predicted[j] >= (uint)classes || (uint)actual[j] >= (uint)classes)
                throw new ArgumentException($"Sample {j} is of class {actual[j]}, predicted {predicted[j]}; {classes} classes are numbered 0 to {classes - 1}.");
            counts[actual[j], predicted[j]]++;
        }

        return new(counts, classNames);
    }

    /// <summary>Of the samples predicted as <paramref name="positive"/>, the share that are: TP / (TP + FP).</summary>
    public double Precision(int positive) => Ratio(counts[positive, positive], PredictedCount(positive));

    /// <summary>Of the samples that are <paramref name="positive"/>, the share predicted as such: TP / (TP + FN).</summary>
    public double Recall(int positive) => Ratio(counts[positive, positive], ActualCount(positive));

    /// <summary>The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).</summary>
    public double F1(int positive) => Ratio(2 * counts[positive, positive], PredictedCount(positive) + ActualCount(positive));

    /// <summary>Precision over all classes.</summary>
    public double Precision(Averaging averaging) => Average(Precision, averaging);

    /// <summary>Recall over all classes.</summary>
    public double Recall(Averaging averaging) => Average(Recall, averaging);

    /// <summary>F1 over all classes.</summary>
    public double F1(Averaging averaging) => Average(F1, averaging);

    /// <summary>How many samples are of class <paramref name="c"/>.</summary>
    public int ActualCount(int c) => Enumerable.Range(0, ClassCount).Sum(predicted => counts[c, predicted]);

    /// <summary>How many samples were predicted as class <paramref name="c"/>.</summary>
    public int PredictedCount(int c) => Enumerable.Range(0, ClassCount).Sum(actual => counts[actual, c]);

    /// <summary>The counts as a table with aligned columns.</summary>
    public override string ToString()
    {
        const string corner = "actual \\ predicted";
        int first = Math.Max(corner.Length, ClassNames.Max(name => name.Length));
        int[] widths = [.. Enumerable.Range(0, ClassCount).Select(c =>
            Math.Max(ClassNames[c].Length, Enumerable.Range(0, ClassCount).Max(actual => $"{counts[actual, c]}".Length)))];
        var table = new StringBuilder(corner.PadRight(first));
        for (int c = 0; c < ClassCount; c++)
            table.Append("  ").Append(ClassNames[c].PadLeft(widths[c]));
        for (int actual = 0; actual < ClassCount; actual++)
        {
            table.Append('\n').Append(ClassNames[actual].PadRight(first));
            for (int c = 0; c < ClassCount; c++)
                table.Append("  ").Append($"{counts[actual, c]}".PadLeft(widths[c]));
        }

        return table.ToString();
    }

    private double Average(Func<int, double> score, Averaging averaging)
    {
        int[] present = [.. Enumerable.Range(0, ClassCount).Where(c => ActualCount(c) + PredictedCount(c) > 0)];
        return averaging switch
        {
            Averaging.Macro => present.Average(score),
            Averaging.Weighted => present.Sum(c => score(c) * ActualCount(c)) / SampleCount,
            _ => Accuracy,                                       // every wrong prediction is one FP and one FN, so the three agree
        };
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
