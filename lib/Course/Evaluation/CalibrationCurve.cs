using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Whether probabilities can be taken at their word: of the samples given 80 %, are 80 % positive? The probabilities are
/// sorted into bins of equal width; each bin compares its mean probability with its share of positives.
/// </summary>
public sealed class CalibrationCurve
{
    private CalibrationCurve(CalibrationBin[] bins) => Bins = bins;

    /// <summary>The bins that hold samples, from low to high probability.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>
    /// ECE = Σ nᵦ/N · |share of positives − mean probability|: the gap, averaged over the samples.
    /// Source: C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
    /// </summary>
    public double ExpectedCalibrationError =>
        Bins.Sum(bin => bin.Count * Math.Abs(bin.FractionPositive - bin.MeanPredicted)) / Bins.Sum(bin => bin.Count);

    /// <summary>The curve of N probabilities of the positive class for samples labelled 0 or 1.</summary>
    /// <exception cref="ArgumentException">Not equally many, not probabilities, not 0 and 1, or fewer than one bin.</exception>
    public static CalibrationCurve From(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int bins = 10) =>
        From(BinaryOutcomes.From(probabilities, labels), bins);

    /// <summary>The curve of 1×N probabilities, as a network gives them.</summary>
    /// <inheritdoc cref="From(ReadOnlySpan{double}, ReadOnlySpan{int}, int)"/>
    public static CalibrationCurve From<T>(Matrix<T> probabilities, ReadOnlySpan<int> labels, int bins = 10)
        where T : unmanaged, IFloatingPointIeee754<T>
        => From(BinaryOutcomes.From(probabilities, labels), bins);

    private static CalibrationCurve From(BinaryOutcomes outcomes, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        double[] upper = [.. Enumerable.Range(1, bins).Select(i => i / (double)bins)];
        var filled = outcomes.AsProbabilities().Scores.Zip(outcomes.Labels)
            .GroupBy(sample => Array.FindIndex(upper, edge => sample.First <= edge))
            .OrderBy(group => group.Key);
        return new([.. filled.Select(group => new CalibrationBin(group.Key / (double)bins, upper[group.Key], group.Count(),
            group.Average(sample => sample.First), group.Average(sample => sample.Second)))]);
    }
}
