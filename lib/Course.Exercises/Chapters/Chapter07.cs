using Course.Exercises.Comparison;
using MathNet.Numerics.LinearAlgebra;
using static Course.Exercises.Chapters.Inputs;

namespace Course.Exercises.Chapters;

/// <summary>The article's program, repaired: its shapes, its derivative, its accuracy.</summary>
internal static class Chapter07
{
    public static IEnumerable<ExerciseDefinition> Exercises => [Shapes, SigmoidDerivative, Accuracy];

    private static ShapesExercise Shapes => new("7.1", "The shapes the program needs")
    {
        Samples = 100,
        Shapes =
        [
            ("X", 1, 100, "Samples are columns: a row for each feature."),
            ("W1", 5, 1, "`W1 X` must exist and have a row for each hidden unit."),
            ("b1", 5, 1, "One bias for each hidden unit."),
            ("A1", 5, 100, "One activation for each hidden unit and each sample."),
            ("W2", 1, 5, "`W2 A1` must exist and have a row for each output."),
            ("T", 1, 100, "The labels must have the shape of the output, or they are broadcast against it."),
        ],
        Insight = "NumPy broadcasts a vector of 100 labels against 100×1 outputs to a 100×100 table without a word; MathNet refuses. An error here is a favour.",
    };

    private static ComparedExercise SigmoidDerivative => new("7.2", "The derivative of the sigmoid", (Matrix A) => A.Map(a => a * (1 - a), Zeros.Include))
    {
        Parts = ["derivative"],
        Sizes = SamplesOf(0, "units"),
        Cases =
        [
            new("5 units, 12 samples", random => [Probabilities(random, 5, 12)]),
            new("3 units, 4 samples", random => [Probabilities(random, 3, 4)]),
            new("1 unit, 6 samples", random => [Probabilities(random, 1, 6)]),
            new("units that are saturated at 0 and 1", _ => [Matrix.Build.DenseOfRowArrays([0, 1, 0.5])], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix A) => A.Map(a => 1 - Sigmoid(a), Zeros.Include), "That is the program's line: it applies the sigmoid to what went through it already, and lacks a factor."),
            new((Matrix A) => A.Map(a => 1 - a, Zeros.Include), "A factor is missing: the slope must also vanish where the activation is near 0."),
            new((Matrix A) => A.Map(a => Sigmoid(a) * (1 - Sigmoid(a)), Zeros.Include), "`A` holds activations: the sigmoid was applied already. You apply it a second time."),
            new((Matrix A) => A.Map(a => 1 - a * a, Zeros.Include), "That is the derivative of tanh."),
            new((Matrix A) => A.Map(a => a * (a - 1), Zeros.Include), "The sign is wrong: the sigmoid rises everywhere."),
            new((Matrix A) => A * (1 - A.Transpose()), "`*` is the matrix product; entries are multiplied by `PointwiseMultiply`."),
        ],
        ShapeAdvice = "`*` is the matrix product, and A does not fit itself. Entries are multiplied one by one by `PointwiseMultiply`.",
        Pointer = "Express σ'(z) by the activation a = σ(z) alone.",
        Insight = "The slope is at most 1/4, at a = 0.5: every sigmoid layer makes the gradient at least four times smaller, which is why deep networks left it for ReLU.",
    };

    private static ComparedExercise Accuracy => new("7.3", "Accuracy",
        (Matrix Yhat, Matrix T) => Share(Yhat, T, (y, t) => y > 0.5 == t > 0.5))
    {
        Parts = ["accuracy"],
        Sizes = SamplesOf(0, "outputs"),
        Cases =
        [
            new("100 samples", random => [Probabilities(random, 1, 100), Binary(random, 1, 100)]),
            new("7 samples", _ => [Matrix.Build.DenseOfRowArrays([0.9, 0.2, 0.6, 0.4, 0.1, 0.7, 0.3]), Matrix.Build.DenseOfRowArrays([1, 0, 0, 1, 0, 0, 1])]),
            new("10 samples, all predicted rightly", _ => [Matrix.Build.DenseOfRowArrays([0.9, 0.2, 0.6, 0.4, 0.1, 0.7, 0.3, 0.8, 0.95, 0.05]), Matrix.Build.DenseOfRowArrays([1, 0, 1, 0, 0, 1, 0, 1, 1, 0])]),
            new("8 samples, mostly of class 0", _ => [Matrix.Build.DenseOfRowArrays([0.1, 0.2, 0.6, 0.4, 0.1, 0.3, 0.3, 0.2]), Matrix.Build.DenseOfRowArrays([0, 0, 0, 1, 0, 0, 0, 0])]),
            new("5 samples, some probabilities exactly 0 or 1", _ => [Matrix.Build.DenseOfRowArrays([1, 0, 0.7, 0.2, 1]), Matrix.Build.DenseOfRowArrays([1, 0, 1, 1, 0])]),
            new("a single sample", _ => [Matrix.Build.DenseOfRowArrays([0.8]), Matrix.Build.DenseOfRowArrays([1])], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix Yhat, Matrix T) => Share(Yhat, T, (y, t) => y > 0.5 == t > 0.5) * T.ColumnCount, "That is the number of right predictions; divide it by the number of samples."),
            new((Matrix Yhat, Matrix T) => Math.Floor(Share(Yhat, T, (y, t) => y > 0.5 == t > 0.5)), "Two whole numbers were divided, and C# threw the fraction away: make one of them a double."),
            new((Matrix Yhat, Matrix T) => Share(Yhat, T, (y, t) => y == t), "You compared probabilities with labels: hardly any probability is exactly 0 or 1. Decide first, with the threshold 0.5."),
            new((Matrix Yhat, Matrix T) => Share(Yhat, T, (y, t) => y > 0.5 != t > 0.5), "That is the error rate: the share that is wrong."),
            new((Matrix Yhat, Matrix T) => Share(Yhat, T, (y, t) => y > 0 == t > 0.5), "You cut at 0, which is right for logits. These are probabilities."),
            new((Matrix Yhat, Matrix T) => Share(Yhat, T, (y, _) => y > 0.5), "That is the share predicted as class 1; the labels do not enter."),
            new((Matrix Yhat, Matrix T) => Share(Yhat, T, (y, t) => y > 0.5 && t > 0.5), "You count the ones found; a zero that is predicted as zero is right, too."),
            new((Matrix Yhat, Matrix T) => Yhat.Enumerate().Average(y => T.Enumerate().Average(t => y > 0.5 == t > 0.5 ? 1.0 : 0)),
                "Every prediction is compared with every label, as NumPy's broadcasting does in the article's program. Compare each with its own."),
            new((Matrix Yhat, Matrix T) => 1 - Yhat.Enumerate().Zip(T.Enumerate(), (y, t) => Math.Abs(y - t)).Average(), "You averaged the distances; accuracy counts decisions."),
        ],
        Pointer = "Turn each probability into a decision, compare it with its label, and take the share that agree.",
        Insight = "A share of 100 samples has two decimals at most: the 0.9800000000000001 that the article prints is no mean of 100 booleans.",
    };

    private static double Share(Matrix Yhat, Matrix T, Func<double, double, bool> isCounted)
        => Yhat.Enumerate().Zip(T.Enumerate(), (y, t) => isCounted(y, t) ? 1.0 : 0).Average();
}
