using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Samples to learn from: features m×N and targets k×N, one sample a column, with the names of what the numbers mean.
/// A data set does not change; every operation gives a new one. (MathNet's matrices could be written to: read them only.)
/// </summary>
public sealed class Dataset<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Lazy<int[]?> labels;
    private readonly bool allowMissing;

    /// <summary>Puts features and targets together, after checking that they belong together.</summary>
    /// <param name="features">m×N: a row per feature, a column per sample.</param>
    /// <param name="targets">k×N: one row of 0 and 1 for two classes, a one-hot column per sample for k classes, or numbers to predict.</param>
    /// <param name="featureNames">m names; without them x1, x2, ...</param>
    /// <param name="classNames">The names of the classes 0, 1, ...; without them their numbers.</param>
    /// <param name="name">What the data are, for headings and messages.</param>
    /// <param name="allowMissing">Accept not-a-number among the features (missing values that are to be filled in later).</param>
    /// <exception cref="ArgumentException">Shapes or names do not fit, or a value is not a finite number.</exception>
    public Dataset(Matrix<T> features, Matrix<T> targets, IReadOnlyList<string>? featureNames = null,
        IReadOnlyList<string>? classNames = null, string name = "data", bool allowMissing = false)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        (Features, Targets, Name, this.allowMissing) = (features, targets, name, allowMissing);
        FeatureNames = featureNames ?? [.. Enumerable.Range(1, features.RowCount).Select(i => $"x{i}")];
        if (targets.ColumnCount != SampleCount)
        {
            throw new ArgumentException($"{name}: features are {FeatureCount}×{SampleCount}, so targets must have {SampleCount} columns, "
                + $"but are {targets.RowCount}×{targets.ColumnCount}. Samples are columns"
                + (targets.RowCount == SampleCount ? "; did you mean targets.Transpose()?" : "."));
        }

        if (FeatureNames.Count != FeatureCount)
            throw new ArgumentException($"{name}: {FeatureCount} features (rows) need {FeatureCount} names, got {FeatureNames.Count}.");
        RefuseNonFinite(features, i => $"feature '{FeatureNames[i]}'", missingIsFine: allowMissing);
        RefuseNonFinite(targets, i => $"target {i}", missingIsFine: false);

        labels = new Lazy<int[]?>(() => DecodeLabels(targets));
        int classes = Math.Max(2, TargetCount);
        ClassNames = classNames ?? (IsClassification ? [.. Enumerable.Range(0, classes).Select(c => c.ToString(CultureInfo.InvariantCulture))] : []);
        if (classNames is not null && IsClassification && classNames.Count != classes)
            throw new ArgumentException($"{name}: targets with {TargetCount} row(s) stand for {classes} classes, got {classNames.Count} class names.");
    }

    /// <summary>What the data are.</summary>
    public string Name { get; }

    /// <summary>m×N.</summary>
    public Matrix<T> Features { get; }

    /// <summary>k×N.</summary>
    public Matrix<T> Targets { get; }

    /// <summary>The names of the m features.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The names of the classes, in the order of their numbers; empty if the targets are not classes.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>N.</summary>
    public int SampleCount => Features.ColumnCount;

    /// <summary>m.</summary>
    public int FeatureCount => Features.RowCount;

    /// <summary>k, the rows of the targets.</summary>
    public int TargetCount => Targets.RowCount;

    /// <summary>Whether the targets are classes: one row of 0 and 1, or one-hot columns.</summary>
    public bool IsClassification => labels.Value is not null;

    /// <summary>The class number of each sample.</summary>
    /// <exception cref="InvalidOperationException">The targets are numbers to predict, not classes.</exception>
    public int[] Labels => labels.Value ?? throw new InvalidOperationException(
        $"{Name}: the targets are not classes (one row of 0 and 1, or one-hot columns), so there are no labels; use Targets.");

    /// <summary>How many samples each class has.</summary>
    public int[] ClassCounts
    {
        get
        {
            var counts = new int[ClassNames.Count];
            foreach (int label in Labels)
                counts[label]++;
            return counts;
        }
    }

    /// <summary>The samples with the given numbers, in that order.</summary>
    public Dataset<T> Select(ReadOnlySpan<int> samples)
    {
        if (samples.IsEmpty)
            throw new ArgumentException($"{Name}: a data set needs at least one sample.");
        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)SampleCount)
                throw new ArgumentException($"{Name}: there is no sample {sample}; they are numbered 0 to {SampleCount - 1}.");
        }

        return new(Features.SelectColumns(samples), Targets.SelectColumns(samples), FeatureNames, ClassNames, Name, allowMissing);
    }

    /// <summary>The same samples with other features, such as scaled ones (m′×N). The names stay if m does.</summary>
    public Dataset<T> WithFeatures(Matrix<T> features) =>
        new(features, Targets, features.RowCount == FeatureCount ? FeatureNames : null, ClassNames, Name);

    /// <summary>These samples and after them those of <paramref name="other"/>, such as augmented copies.</summary>
    public Dataset<T> Append(Dataset<T> other)
    {
        if (other.FeatureCount != FeatureCount || other.TargetCount != TargetCount)
        {
            throw new ArgumentException($"{Name}: expected samples with {FeatureCount} features and {TargetCount} targets to append, "
                + $"got {other.FeatureCount} and {other.TargetCount}.");
        }

        return new(Features.Append(other.Features), Targets.Append(other.Targets), FeatureNames, ClassNames, Name, allowMissing || other.allowMissing);
    }

    /// <summary>All samples in random order.</summary>
    public Dataset<T> Shuffle(int seed) => Select(new SeededRandom(seed).Permutation(SampleCount));

    /// <summary>Divides the samples at random into a training and a test part.</summary>
    /// <param name="test">The test part's share, between 0 and 1; ⌈share · N⌉ samples.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    /// <param name="stratify">Keep the proportions of the classes in both parts (where the targets are classes).</param>
    public (Dataset<T> Train, Dataset<T> Test) Split(double test, int seed, bool stratify = true)
    {
        var parts = SampleSplit.Divide(Strata(stratify), [test], seed);
        return (Select(parts[0]), Select(parts[1]));
    }

    /// <summary>Divides the samples at random into a training, a validation and a test part; shares as in <see cref="Split(double, int, bool)"/>.</summary>
    public (Dataset<T> Train, Dataset<T> Validation, Dataset<T> Test) Split(double validation, double test, int seed, bool stratify = true)
    {
        var parts = SampleSplit.Divide(Strata(stratify), [test, validation], seed);
        return (Select(parts[0]), Select(parts[2]), Select(parts[1]));
    }

    /// <summary>Cross-validation: the samples dealt to k folds, each fold once the test part and k − 1 times in the training part.</summary>
    public IReadOnlyList<(Dataset<T> Train, Dataset<T> Test)> KFold(int folds, int seed, bool stratify = true) =>
        [.. SampleSplit.Fold(Strata(stratify), folds, seed).Select(fold => (Select(fold.Train), Select(fold.Test)))];

    /// <summary>One line: the name, how many samples and features, and the classes with their counts.</summary>
    public override string ToString()
    {
        string size = $"{Name}: {SampleCount} samples, {FeatureCount} feature{(FeatureCount == 1 ? "" : "s")}";
        return IsClassification
            ? $"{size}, {ClassNames.Count} classes ({string.Join(", ", ClassNames.Zip(ClassCounts, (name, count) => $"{name} {count}"))})"
            : $"{size}, {TargetCount} target{(TargetCount == 1 ? "" : "s")}";
    }

    private int[] Strata(bool stratify) => stratify && IsClassification ? Labels : new int[SampleCount];

    private void RefuseNonFinite(Matrix<T> matrix, Func<int, string> nameOf, bool missingIsFine)
    {
        var values = matrix.Values();
        for (int i = 0; i < values.Length; i++)
        {
            if (T.IsFinite(values[i]) || (missingIsFine && T.IsNaN(values[i])))
                continue;
            throw new ArgumentException($"{Name}: {nameOf(i % matrix.RowCount)} of sample {i / matrix.RowCount} is {values[i]}. "
                + "A network cannot learn from it: fill the value in or drop the sample.");
        }
    }

    // Null if the targets are not classes.
    private static int[]? DecodeLabels(Matrix<T> targets)
    {
        int rows = targets.RowCount;
        var values = targets.Values();
        foreach (T value in values)
        {
            if (value != T.Zero && value != T.One)
                return null;
        }

        var labels = new int[targets.ColumnCount];
        for (int j = 0; j < labels.Length; j++)
        {
            var column = values.Slice(j * rows, rows);
            labels[j] = rows == 1 ? (column[0] == T.One ? 1 : 0) : column.IndexOf(T.One);
            if (rows > 1 && (labels[j] < 0 || column[(labels[j] + 1)..].Contains(T.One)))
                return null;
        }

        return labels;
    }
}
