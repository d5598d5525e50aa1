using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests;

/// <summary>Splits, scalers, metrics and curves against scikit-learn.</summary>
public sealed class EvaluationGoldenTests
{
    private static readonly JsonElement Expected = Golden.Read("evaluation.json");

    private static void Close(JsonElement expected, string name, params IEnumerable<double> actual) =>
        Golden.AssertClose(expected.GetProperty(name) is { ValueKind: JsonValueKind.Array } ? expected.Numbers(name) : [expected.Number(name)],
            actual, expected.TryGetProperty("name", out var title) ? $"{title}: {name}" : name);

    [Fact]
    public void Parts_and_folds_have_the_class_counts_of_scikit_learn()
    {
        foreach (var expected in Expected.GetProperty("splits").EnumerateArray())
        {
            int[] counts = expected.Integers("counts");
            int[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
            var data = new Dataset<double>(Matrix<double>.Build.Dense(1, labels.Length), OneHot.Encode<double>(labels, counts.Length));
            var (train, test) = data.Split(expected.Number("test"), seed: 3);

            Assert.Equal(expected.Integers("train_counts"), train.ClassCounts);
            Assert.Equal(expected.Integers("test_counts"), test.ClassCounts);
            Assert.Equal(expected.GetProperty("folds").Deserialize<int[][]>()!, data.KFold(4, seed: 3).Select(fold => fold.Test.ClassCounts));
        }
    }

    [Fact]
    public void Scalers_measure_and_transform_as_scikit_learn_does()
    {
        var expected = Expected.GetProperty("scalers");
        var fitted = Matrix<double>.Build.Dense(4, 37, expected.Numbers("fitted"));
        var other = Matrix<double>.Build.Dense(4, 5, expected.Numbers("other"));
        var standard = StandardScaler<double>.Fit(fitted);
        var unit = MinMaxScaler<double>.Fit(fitted);

        Close(expected, "mean", standard.Mean);
        Close(expected, "scale", standard.StandardDeviation.Select(σ => σ == 0 ? 1 : σ));
        Close(expected, "minimum", unit.Minimum);
        Close(expected, "maximum", unit.Maximum);
        Close(expected, "unit", unit.Transform(other).ToColumnMajorArray());
        foreach (var (name, actual) in new[] { ("standard", standard.Transform(other)), ("wide", MinMaxScaler<double>.Fit(fitted, -1, 3).Transform(other)) })
        {
            // Features 1 and 2 lie far from 0 for their spread: one unit in the last place of x is more than 1e-12 of what x becomes.
            var wanted = Matrix<double>.Build.Dense(4, 5, expected.Numbers(name));
            for (int i = 0; i < 4; i++)
                Golden.AssertClose(wanted.Row(i), actual.Row(i), $"{name}, feature {i}", i is 1 or 2 ? 1e-10 : 1e-12);
        }

        Assert.Equal(0, standard.StandardDeviation[3]);
        Assert.Equal(37, standard.SampleCount);
    }

    [Fact]
    public void Two_class_metrics_and_curves_are_those_of_scikit_learn()
    {
        foreach (var expected in Expected.GetProperty("binary").EnumerateArray())
        {
            double[] scores = expected.Numbers("scores");
            int[] labels = expected.Integers("labels"), predicted = expected.Integers("predicted");
            Close(expected, "accuracy", Metrics.Accuracy(predicted, labels));
            Close(expected, "precision", Metrics.Precision(predicted, labels));
            Close(expected, "recall", Metrics.Recall(predicted, labels));
            Close(expected, "f1", Metrics.F1(predicted, labels));
            Close(expected, "log_loss", Metrics.LogLoss(scores, labels));
            Close(expected, "brier", Metrics.BrierScore(scores, labels));

            var roc = RocCurve.From(scores, labels);
            Close(expected, "fpr", roc.FalsePositiveRates);
            Close(expected, "tpr", roc.TruePositiveRates);
            Close(expected, "thresholds", roc.Thresholds.Skip(1));
            Close(expected, "auc", roc.Auc);

            var curve = PrecisionRecallCurve.From(scores, labels);
            Close(expected, "pr_precision", curve.Precisions);
            Close(expected, "pr_recall", curve.Recalls);
            Close(expected, "average_precision", curve.AveragePrecision);

            var calibration = CalibrationCurve.From(scores, labels);
            Close(expected, "calibration_fraction", calibration.Bins.Select(bin => bin.FractionPositive));
            Close(expected, "calibration_mean", calibration.Bins.Select(bin => bin.MeanPredicted));
            Close(expected, "ece", calibration.ExpectedCalibrationError);
        }
    }

    [Fact]
    public void Metrics_of_several_classes_are_those_of_scikit_learn()
    {
        foreach (var expected in Expected.GetProperty("multiclass").EnumerateArray())
        {
            int classes = expected.GetProperty("classes").GetInt32();
            int[] labels = expected.Integers("labels"), predicted = expected.Integers("predicted");
            var matrix = ConfusionMatrix.From(predicted, labels, [.. Enumerable.Range(0, classes).Select(c => $"class {c}")]);
            int[][] counts = expected.GetProperty("confusion").Deserialize<int[][]>()!;
            Assert.All(Enumerable.Range(0, classes), i => Assert.Equal(counts[i], Enumerable.Range(0, classes).Select(j => matrix[i, j])));

            Close(expected, "accuracy", matrix.Accuracy);
            Close(expected, "precision", Enumerable.Range(0, classes).Select(matrix.Precision));
            Close(expected, "recall", Enumerable.Range(0, classes).Select(matrix.Recall));
            Close(expected, "f1", Enumerable.Range(0, classes).Select(matrix.F1));
            foreach (var averaging in Enum.GetValues<Averaging>())
            {
                string suffix = averaging.ToString().ToLowerInvariant();
                Close(expected, $"precision_{suffix}", Metrics.Precision(predicted, labels, averaging));
                Close(expected, $"recall_{suffix}", Metrics.Recall(predicted, labels, averaging));
                Close(expected, $"f1_{suffix}", Metrics.F1(predicted, labels, averaging));
            }

            var probabilities = Matrix<double>.Build.Dense(classes, labels.Length, expected.Numbers("probabilities"));
            Close(expected, "log_loss", Metrics.LogLoss(probabilities, labels));
            Close(expected, "brier", Metrics.BrierScore(probabilities, labels));
        }
    }

    [Fact]
    public void Wilson_intervals_are_those_of_SciPy()
    {
        foreach (var expected in Expected.GetProperty("wilson").EnumerateArray())
        {
            var (lower, upper) = Metrics.WilsonInterval(expected.GetProperty("successes").GetInt32(), expected.GetProperty("trials").GetInt32(), expected.Number("confidence"));
            Close(expected, "interval", lower, upper);
        }
    }
}
