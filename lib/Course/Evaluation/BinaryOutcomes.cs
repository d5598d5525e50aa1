using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>Scores of the positive class with the labels 0 and 1 they belong to: checked once, for all that is measured on them.</summary>
internal readonly record struct BinaryOutcomes(double[] Scores, int[] Labels)
{
    public int Count => Labels.Length;

    public int Positives => Labels.Sum();

    public static BinaryOutcomes From<T>(Matrix<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (scores.RowCount != 1)
            throw new ArgumentException($"Expected 1×{labels.Length} scores of the positive class, got {scores.RowCount}×{scores.ColumnCount}. For one class c of several, pass its row: P.SubMatrix(c, 1, 0, P.ColumnCount).");
        var values = new double[scores.ColumnCount];
        for (int j = 0; j < values.Length; j++)
            values[j] = double.CreateChecked(scores.Values()[j]);
        return From(values, labels);
    }

    public static BinaryOutcomes From(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
    {
        if (scores.Length != labels.Length || labels.IsEmpty)
            throw new ArgumentException($"Expected one score for each label, got {scores.Length} scores for {labels.Length} labels.");
        for (int j = 0; j < labels.Length; j++)
        {
            if (labels[j] is not (0 or 1))
                throw new ArgumentException($"Label {j} is {labels[j]}; this measure knows 1 (positive) and 0 (negative) only.");
            if (double.IsNaN(scores[j]))
                throw new ArgumentException($"Score {j} is not a number; has the training diverged?");
        }

        return new(scores.ToArray(), labels.ToArray());
    }

    /// <summary>The same, if the scores are probabilities.</summary>
    public BinaryOutcomes AsProbabilities()
    {
        int wrong = Array.FindIndex(Scores, p => p is < 0 or > 1);
        return wrong < 0 ? this : throw new ArgumentException($"Probability {wrong} is {Scores[wrong]}, outside [0, 1]. Raw outputs become probabilities through the sigmoid: PredictProbabilities instead of Predict.");
    }

    /// <summary>
    /// For each different score, from the highest down: how many positives and negatives score that or more. Equal scores
    /// share one threshold, since no threshold can tell them apart.
    /// </summary>
    public List<(double Threshold, int TruePositives, int FalsePositives)> Thresholds()
    {
        var (keys, sorted) = ((double[])Scores.Clone(), (int[])Labels.Clone());
        Array.Sort(keys, sorted);
        List<(double, int, int)> thresholds = [];
        int positives = 0;
        for (int j = Count - 1; j >= 0; j--)
        {
            positives += sorted[j];
            if (j == 0 || keys[j - 1] != keys[j])
                thresholds.Add((keys[j], positives, Count - j - positives));
        }

        return thresholds;
    }

    /// <summary>Throws unless there are samples of the classes that <paramref name="curve"/> divides by.</summary>
    public void Require(string curve, bool positives, bool negatives)
    {
        string missing = positives && Positives == 0 ? "positive" : negatives && Positives == Count ? "negative" : "";
        if (missing.Length > 0)
            throw new ArgumentException($"The {curve} is not defined: none of the {Count} labels is {missing}. Was the data split without stratification?");
    }
}
