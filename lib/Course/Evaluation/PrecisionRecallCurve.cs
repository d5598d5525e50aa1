using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// For every threshold on the score, which share of the positives is found (recall, x) and how many of those taken for
/// positive are (precision, y). Unlike the ROC curve it shows how rare the positives are.
/// </summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(double[] thresholds, double[] recalls, double[] precisions) =>
        (Thresholds, Recalls, Precisions) = (thresholds, recalls, precisions);

    /// <summary>The thresholds, from +∞ (nothing is positive) down to the smallest score (everything is).</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>TP / (TP + FN) at each threshold, rising from 0 to 1.</summary>
    public IReadOnlyList<double> Recalls { get; }

    /// <summary>TP / (TP + FP) at each threshold; 1 by convention where nothing is positive.</summary>
    public IReadOnlyList<double> Precisions { get; }

    /// <summary>Σ (Rᵢ − Rᵢ₋₁) Pᵢ: the mean precision over the recall gained. Guessing gives the share of positives.</summary>
    public double AveragePrecision => Enumerable.Range(1, Thresholds.Count - 1).Sum(i => (Recalls[i] - Recalls[i - 1]) * Precisions[i]);

    /// <summary>The curve of N scores (only their order counts) of samples labelled 0 or 1.</summary>
    /// <exception cref="ArgumentException">Not equally many, not 0 and 1, or no positives.</exception>
    public static PrecisionRecallCurve From(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels) => From(BinaryOutcomes.From(scores, labels));

    /// <summary>The curve of 1×N scores, as a network gives them.</summary>
    /// <inheritdoc cref="From(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static PrecisionRecallCurve From<T>(Matrix<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
        => From(BinaryOutcomes.From(scores, labels));

    private static PrecisionRecallCurve From(BinaryOutcomes outcomes)
    {
        outcomes.Require("precision-recall curve", positives: true, negatives: false);
        double positives = outcomes.Positives;
        var thresholds = outcomes.Thresholds();
        return new(
            [double.PositiveInfinity, .. thresholds.Select(t => t.Threshold)],
            [0, .. thresholds.Select(t => t.TruePositives / positives)],
            [1, .. thresholds.Select(t => (double)t.TruePositives / (t.TruePositives + t.FalsePositives))]);
    }
}
