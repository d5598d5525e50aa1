using Course.Exercises.Comparison;
using MathNet.Numerics.LinearAlgebra;
using static Course.Exercises.Chapters.Inputs;

namespace Course.Exercises.Chapters;

/// <summary>Backpropagation: the deltas, the gradients of a layer, and the check by differences.</summary>
internal static class Chapter05
{
    public static IEnumerable<ExerciseDefinition> Exercises => [Deltas, LayerGradients, NumericalGradient];

    private static ComparedExercise Deltas => new("5.1", "The deltas of both layers",
        (Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T) / T.ColumnCount, W2, Z1, Slope))
    {
        Parts = ["δ2", "δ1"],
        Sizes = SamplesOf(0, "outputs"),
        Cases =
        [
            new("1 output, 4 hidden units, 64 samples", random => Arguments(random, 1, 4, 64)),
            new("3 outputs, 5 hidden units, 8 samples", random => Arguments(random, 3, 5, 8)),
            new("2 outputs, 3 hidden units, 10 samples", random => Arguments(random, 2, 3, 10)),
            new("a single sample", random => Arguments(random, 1, 3, 1), IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards(((Yhat - T) / T.ColumnCount).PointwiseMultiply(Yhat.PointwiseMultiply(1 - Yhat)), W2, Z1, Slope),
                "Your δ2 contains the slope of the output's sigmoid, as in the article. With cross-entropy that slope cancels: it belongs to squared error."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T).PointwiseMultiply(Yhat.PointwiseMultiply(1 - Yhat)), W2, Z1, Slope),
                "Your δ2 contains the slope of the output's sigmoid, as in the article; with cross-entropy it cancels. The division by the number of samples is missing, too."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T) / T.ColumnCount, W2, Z1, _ => 1),
                "δ2 is right. Your δ1 is W2ᵀ δ2, the gradient with respect to A1; on the way back through the activation a factor is missing."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T) / T.ColumnCount, W2, Z1, z => 1 - Sigmoid(z)),
                "δ2 is right. In δ1 you multiplied by 1 − σ(Z1), as the article's program does; the derivative of the sigmoid has another factor."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T) / T.ColumnCount, W2, Z1, Sigmoid),
                "δ2 is right. In δ1 you multiplied by the activation itself; its derivative belongs there."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T) / T.ColumnCount, W2, Z1, z => z * (1 - z)),
                "δ2 is right. σ' = a (1 − a) holds for the activations a = σ(Z1); you put Z1 itself into it."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T) / T.ColumnCount, W2, Z1, z => z > 0 ? 1 : 0),
                "δ2 is right. In δ1 you used the derivative of ReLU; the hidden layer of this exercise is a sigmoid."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => ((Yhat - T) / T.ColumnCount, Slopes(W2.Transpose() * (Yhat - T), Z1, Slope)),
                "δ2 is right, but δ1 was computed from Ŷ − T without the division by N: use δ2."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T) / T.ColumnCount, W2, Z1, z => Slope(Sigmoid(z))),
                "δ2 is right. In δ1 the sigmoid was applied twice: once for A1, and again inside its derivative."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => ((Yhat - T) / T.ColumnCount, Slopes(W2.Transpose() * (Yhat - T), Z1, Slope) / (T.ColumnCount * (double)T.ColumnCount)),
                "δ2 is right. δ1 is divided by N once more: that division came along with δ2."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Exchanged(Backwards((Yhat - T) / T.ColumnCount, W2, Z1, Slope)), "The two deltas are exchanged: return δ2, the output's, first."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((T - Yhat) / T.ColumnCount, W2, Z1, Slope),
                "Both deltas have the wrong sign: the gradient points to where the loss grows, which is up when the output is above the target."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards((Yhat - T) / T.RowCount, W2, Z1, Slope),
                "You divided by the number of outputs, k; the loss is a mean over the samples, the columns."),
            new((Matrix Yhat, Matrix T, Matrix W2, Matrix Z1) => Backwards(Yhat - T, W2, Z1, Slope),
                "Both deltas are N times too large, N being the number of samples: the loss is a mean. Did you divide by the number of samples?"),
        ],
        ShapeAdvice = "δ1 has the shape of Z1, n×N. W2 is k×n and δ2 is k×N: which of the two has to be transposed so that the product is n×N?",
        Pointer = "δ2 is k×N and starts from Ŷ − T; δ1 is n×N: δ2 sent back through W2, then through the activation.",
        Insight = "Each δ is the gradient of the loss with respect to that layer's Z: it has the shape of Z, and everything else follows from it.",
    };

    private static ComparedExercise LayerGradients => new("5.2", "The gradients of a layer", (Matrix δ1, Matrix X) => (δ1 * X.Transpose(), δ1.RowSums()))
    {
        Parts = ["dW1", "db1"],
        Sizes = SamplesOf(1),
        Cases =
        [
            new("3 features, 4 units, 64 samples", random => [Gaussian(random, 4, 64), Gaussian(random, 3, 64)]),
            new("5 features, 2 units, 7 samples", random => [Gaussian(random, 2, 7), Gaussian(random, 5, 7)]),
            new("3 features, 3 units, 3 samples", random => [Gaussian(random, 3, 3), Gaussian(random, 3, 3)]),
            new("a single sample", random => [Gaussian(random, 4, 1), Gaussian(random, 2, 1)], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix δ1, Matrix X) => (X * δ1.Transpose(), δ1.RowSums()), "Your dW1 is transposed: it must have the shape of W1, a row for each unit and a column for each feature. The δ stands on the left."),
            new((Matrix δ1, Matrix X) => (δ1 * X.Transpose() / X.ColumnCount, δ1.RowSums() / X.ColumnCount),
                "Both gradients are divided by the number of samples once more: that division is already in δ."),
            new((Matrix δ1, Matrix X) => (δ1 * X.Transpose(), δ1.RowSums() / X.ColumnCount), "dW1 is right. db1 is the sum over the samples, not their mean: the division by N is already in δ."),
            new((Matrix δ1, Matrix X) => (δ1 * X.Transpose(), δ1), "dW1 is right. b1 is one vector for all samples, so the samples' deltas must be added up."),
            new((Matrix δ1, Matrix X) => (δ1 * X.Transpose(), δ1.Column(0)), "dW1 is right. Your db1 is that of the first sample only: add up all of them."),
            new((Matrix δ1, Matrix X) => (δ1 * X.Transpose(), δ1.ColumnSums()), "dW1 is right. Your db1 adds over the units; it must add over the samples, along each row."),
        ],
        ShapeAdvice = "dW1 has the shape of W1, n×m. δ1 is n×N and X is m×N: which of the two has to be transposed, and which stands on the left?",
        Pointer = "dW1 has the shape of W1, db1 that of b1; both are sums over the samples.",
        Insight = "The product with Xᵀ adds up over the samples by itself: the loop over the samples is inside the matrix product.",
    };

    private static ComparedExercise NumericalGradient => new("5.3", "Check a gradient by differences", (Func<Vector, double> loss, Vector w) => CentralDifferences(loss, w, 1e-5))
    {
        Parts = ["gradient"],
        Tolerance = 1e-5,
        Cases =
        [
            new("a bowl with a narrow bottom", random => [RecordedLoss.Of(w => 100 * w.DotProduct(w)), GaussianVector(random, 4) * 0.01]),
            new("the bottom of a steep valley", _ => [RecordedLoss.Of(w => 1e6 * w.DotProduct(w)), Vector.Build.Dense(3)]),
            new("a loss whose weights act together", random => [RecordedLoss.Of(w => Math.Log(1 + w.DotProduct(w)) + w[0] * w[1]), GaussianVector(random, 3)]),
            new("a loss with exponentials", random => [RecordedLoss.Of(w => w.Sum(Math.Exp) + 50 * w[^1] * w[^1]), GaussianVector(random, 6)]),
            new("a single weight", random => [RecordedLoss.Of(w => Math.Sin(3 * w[0]) + 200 * w[0] * w[0]), GaussianVector(random, 1)], IsEdge: true),
        ],
        Mistakes =
        [
            Mistake.OfConduct(trial => RecordedLoss.Moves(trial).Count == 0, "Your function never evaluates the loss anywhere but at `w` itself: how it changes cannot be seen from one point."),
            Mistake.OfConduct(trial => MovesAre(trial, move => move.Minimum() >= 0),
                "You go one step forward only: the error is proportional to the step. One step forward and one back cancel the largest part of it."),
            Mistake.OfConduct(trial => MovesAre(trial, move => move.Maximum() <= 0),
                "You go one step back only: the error is proportional to the step. One step forward and one back cancel the largest part of it."),
            Mistake.OfConduct(trial => MovesAre(trial, move => move.Count(step => step != 0) == move.Count) && RecordedLoss.Moves(trial).Count < 2 * ((Vector)trial.Arguments[1]).Count + 1,
                "You moved all weights at once. Each entry of the gradient needs its own difference, with only that weight moved."),
            Mistake.OfConduct(trial => trial.Arguments[1] is Vector { Count: 1 } || RecordedLoss.Moves(trial).Any(move => move.Count(step => step != 0) > 1),
                "The weights that you moved for one entry are still moved when the next one's turn comes: start each entry from `w` again."),
            Mistake.OfConduct(trial => MovesAre(trial, move => move.InfinityNorm() > 2e-3), "Your step is so large that the loss bends on the way: a smaller one is more exact."),
            Mistake.OfConduct(trial => MovesAre(trial, move => move.InfinityNorm() < 5e-9), "Your step is so small that the difference of the two losses drowns in their rounding: a larger one is more exact."),
        ],
        Pointer = "For each weight: the loss a small step h above it minus the loss h below it, divided by the distance between the two.",
        Insight = "This costs two evaluations of the loss for every weight: far too slow for training, and the most honest test of a backward pass that there is.",
    };

    private static bool MovesAre(Trial trial, Func<Vector, bool> condition) => RecordedLoss.Moves(trial) is { Count: > 0 } moves && moves.All(condition);

    private static Vector CentralDifferences(Func<Vector, double> loss, Vector w, double step)
        => Vector.Build.Dense(w.Count, i =>
        {
            Vector above = w.Clone(), below = w.Clone();
            above[i] += step;
            below[i] -= step;
            return (loss(above) - loss(below)) / (2 * step);
        });

    private static (Matrix, Matrix) Backwards(Matrix δ2, Matrix W2, Matrix Z1, Func<double, double> slope) => (δ2, Slopes(W2.Transpose() * δ2, Z1, slope));

    private static (Matrix, Matrix) Exchanged((Matrix First, Matrix Second) deltas) => (deltas.Second, deltas.First);

    private static Matrix Slopes(Matrix dA1, Matrix Z1, Func<double, double> slope) => dA1.PointwiseMultiply(Z1.Map(slope, Zeros.Include));

    private static double Slope(double z) => Sigmoid(z) * (1 - Sigmoid(z));

    private static object[] Arguments(SeededRandom random, int outputs, int hidden, int samples) =>
    [
        Probabilities(random, outputs, samples), Binary(random, outputs, samples), Gaussian(random, outputs, hidden), Gaussian(random, hidden, samples),
    ];
}
