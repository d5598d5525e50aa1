using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests;

public sealed class EvaluationTests
{
    [Fact]
    public void The_area_under_the_curve_depends_on_the_order_of_the_scores_alone() =>
        Gen.Select(Gen.Int[-20, 20], Gen.Bool).Array[2, 60].Where(draw => draw.Any(d => d.Item2) && draw.Any(d => !d.Item2)).Sample(draw =>
        {
            double[] scores = [.. draw.Select(d => d.Item1 / 10.0)];
            int[] labels = [.. draw.Select(d => d.Item2 ? 1 : 0)];
            double auc = RocCurve.From(scores, labels).Auc;
            double[] mapped = [.. scores.Select(s => Math.Exp(3 * s) - 7)], reversed = [.. scores.Select(s => -s)];
            double pairs = draw.Where(d => d.Item2).SelectMany(_ => draw.Where(d => !d.Item2), (p, n) => p.Item1 > n.Item1 ? 1 : p.Item1 == n.Item1 ? 0.5 : 0).Average();
            return RocCurve.From(mapped, labels).Auc == auc
                && Math.Abs(RocCurve.From(reversed, labels).Auc - (1 - auc)) < 1e-12
                && Math.Abs(pairs - auc) < 1e-12;
        });

    [Fact]
    public void A_confusion_matrix_prints_itself_as_an_aligned_table()
    {
        var matrix = ConfusionMatrix.From([0, 1, 1, 0, 1, .. new int[100]], [0, 1, 1, 1, 0, .. new int[100]], ["benign", "malignant"]);
        Assert.Equal("""
            actual \ predicted  benign  malignant
            benign                 101          1
            malignant                1          2
            """.ReplaceLineEndings("\n"), matrix.ToString());
        Assert.Equal(2 / 3.0, matrix.Recall(1));
    }

    [Fact]
    public void A_class_that_is_absent_scores_zero_and_does_not_count_in_the_mean()
    {
        Assert.Equal(0, Metrics.Precision([0, 0, 0], [0, 1, 0]));
        Assert.Equal(0, Metrics.Recall([1, 0], [0, 0]));
        Assert.Equal(0, Metrics.F1([0, 0], [0, 0]));
        Assert.Equal(1, Metrics.F1([0, 0, 3], [0, 0, 3], Averaging.Macro));
    }

    [Fact]
    public void Curves_say_which_class_they_miss()
    {
        string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
        Assert.Contains("none of the 2 labels is positive", Message(() => RocCurve.From([0.1, 0.2], [0, 0])), StringComparison.Ordinal);
        Assert.Contains("none of the 2 labels is negative", Message(() => RocCurve.From([0.1, 0.2], [1, 1])), StringComparison.Ordinal);
        Assert.Contains("none of the 1 labels is positive", Message(() => PrecisionRecallCurve.From([0.1], [0])), StringComparison.Ordinal);
        Assert.Equal(1, PrecisionRecallCurve.From([0.1, 0.2], [1, 1]).AveragePrecision);
        Assert.Contains("2 scores for 1 labels", Message(() => RocCurve.From([0.1, 0.2], [1])), StringComparison.Ordinal);
        Assert.Contains("Label 1 is 2", Message(() => RocCurve.From([0.1, 0.2], [1, 2])), StringComparison.Ordinal);
        Assert.Contains("not a number", Message(() => RocCurve.From([0.1, double.NaN], [1, 0])), StringComparison.Ordinal);
        Assert.Contains("got 2×1", Message(() => RocCurve.From(Matrix<double>.Build.Dense(2, 1), [1])), StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_outputs_are_not_taken_for_probabilities()
    {
        string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
        Assert.Contains("PredictProbabilities", Message(() => Metrics.LogLoss([0.5, 1.5], [1, 0])), StringComparison.Ordinal);
        Assert.Contains("PredictProbabilities", Message(() => Metrics.BrierScore(Matrix<float>.Build.Dense(2, 1, [3f, -2f]), [1])), StringComparison.Ordinal);
        Assert.Contains("outside [0, 1]", Message(() => CalibrationCurve.From([-0.1], [1])), StringComparison.Ordinal);
        Assert.Contains("Label 2 of sample 0", Message(() => Metrics.LogLoss(Matrix<float>.Build.Dense(2, 1, [0.5f, 0.5f]), [2])), StringComparison.Ordinal);
        Assert.Contains("0 predictions for 0 labels", Message(() => Metrics.Accuracy([], [])), StringComparison.Ordinal);
        Assert.Contains("is of class -1", Message(() => Metrics.Accuracy([0], [-1])), StringComparison.Ordinal);
        Assert.Contains("got 5 of 4", Message(() => Metrics.WilsonInterval(5, 4)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_networks_matrix_and_an_array_give_the_same_measures()
    {
        float[] row = [0.25f, 0.5f, 0.75f];
        int[] labels = [0, 1, 1];
        var matrix = Matrix<float>.Build.Dense(1, 3, row);
        Assert.Equal(Metrics.LogLoss([0.25, 0.5, 0.75], labels), Metrics.LogLoss(matrix, labels));
        Assert.Equal(Metrics.BrierScore([0.25, 0.5, 0.75], labels), Metrics.BrierScore(matrix, labels));
        Assert.Equal(1, RocCurve.From(matrix, labels).Auc);
        Assert.Equal(1, PrecisionRecallCurve.From(matrix, labels).AveragePrecision);
        Assert.Equal([1, 1, 1], CalibrationCurve.From(matrix, labels).Bins.Select(bin => bin.Count));
    }
}
