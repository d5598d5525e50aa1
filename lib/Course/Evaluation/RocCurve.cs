using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// The receiver operating characteristic: for every threshold on the score, which share of the negatives is taken for
/// positive (x) and which share of the positives is found (y). It runs from (0, 0) to (1, 1).
/// </summary>
public sealed class RocCurve
{
    private RocCurve(double[] thresholds, double[] falsePositiveRates, double[] truePositiveRates) =>
        (Thresholds, FalsePositiveRates, TruePositiveRates) = (thresholds, falsePositiveRates, truePositiveRates);

    /// <summary>The thresholds, from +∞ (nothing is positive) down to the smallest score (everything is).</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>FP / (FP + TN) at each threshold.</summary>
    public IReadOnlyList<double> FalsePositiveRates { get; }

    /// <summary>TP / (TP + FN) at each threshold.</summary>
    public IReadOnlyList<double> TruePositiveRates { get; }

    /// <summary>
    /// The area under the curve (trapezoids): the probability that a random positive scores higher than a random negative,
    /// equal scores counting half. 0.5 is guessing, 1 is perfect.
    /// </summary>
    public double Auc => Enumerable.Range(1, Thresholds.Count - 1).Sum(i =>
        (FalsePositiveRates[i] - FalsePositiveRates[i - 1]) * (TruePositiveRates[i] + TruePositiveRates[i - 1]) / 2);

    /// <summary>The curve of N scores (probabilities or not: only their order counts) of samples labelled 0 or 1.</summary>
    /// <exception cref="ArgumentException">Not equally many, not 0 and 1, or one of the two classes is absent.</exception>
    public static RocCurve From(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => From(BinaryOutcomes.From(scores, labels));

    /// <summary>The curve of 1×N scores, as a network gives them.</summary>
    /// <inheritdoc cref="From(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static RocCurve From<T>(Matrix<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
        => From(BinaryOutcomes.From(scores, labels));

    private static RocCurve From(BinaryOutcomes outcomes)
    {
        outcomes.Require("ROC curve", positives: true, negatives: true);
        double positives = outcomes.Positives, negatives = outcomes.Count - positives;
        var thresholds = outcomes.Thresholds();
        return new(
            [double.PositiveInfinity, .. thresholds.Select(t => t.Threshold)],
            [0, .. thresholds.Select(t => t.FalsePositives / negatives)],
            [0, .. thresholds.Select(t => t.TruePositives / positives)]);
    }
}
