using Course.Exercises.Comparison;
using MathNet.Numerics.LinearAlgebra;
using static Course.Exercises.Chapters.Inputs;

namespace Course.Exercises.Chapters;

/// <summary>The forward pass: two layers by hand, softmax over the right axis, and every shape.</summary>
internal static class Chapter03
{
    public static IEnumerable<ExerciseDefinition> Exercises => [Forward, SoftmaxColumns, Shapes];

    private static readonly Func<double, double> Relu = z => Math.Max(0, z), Identity = z => z;

    private static ComparedExercise Forward => new("3.1", "A forward pass", Network(Relu, Sigmoid))
    {
        Parts = ["output"],
        Sizes = SamplesOf(0),
        Cases =
        [
            new("3 inputs, 4 hidden units, 2 outputs, 5 samples", random => Arguments(random, 3, 4, 2, 5)),
            new("2 inputs, 3 hidden units, 1 output, 8 samples", random => Arguments(random, 2, 3, 1, 8)),
            new("4 inputs, 2 hidden units, 3 outputs, 6 samples", random => Arguments(random, 4, 2, 3, 6)),
            new("a single sample", random => Arguments(random, 3, 4, 1, 1), IsEdge: true),
        ],
        Mistakes =
        [
            new(Network(Relu, Identity), "These are the logits Z2: the sigmoid at the output is missing, so they are no probabilities yet."),
            new(Network(Identity, Sigmoid), "The activation of the hidden layer is missing: without it, two layers are no more than one."),
            new(Network(Sigmoid, Sigmoid), "The hidden layer went through the sigmoid; the task asks for ReLU there."),
            new(Network(Relu, Relu), "ReLU at the output is no probability: it has no upper end, and the logarithm of its zeros is infinite. The task asks for the sigmoid there."),
            new(Network(Sigmoid, Relu), "The two activations are exchanged: ReLU in the hidden layer, sigmoid at the output."),
            new(Network(Relu, Sigmoid, withBias1: 0), "The hidden layer's bias b1 is missing."),
            new(Network(Relu, Sigmoid, withBias2: 0), "The output layer's bias b2 is missing."),
            new(Network(Relu, Sigmoid, withBias1: 0, withBias2: 0), "Both biases are missing."),
            new(Network(Relu, Sigmoid, withBias1: -1), "The hidden layer's bias b1 is subtracted; it is added."),
            new((Matrix X, Matrix W1, Vector b1, Matrix W2, Vector b2) => (W2 * Plus((W1 * X).Map(Relu), b1)).MapIndexed((i, _, z) => Sigmoid(z + b2[i]), Zeros.Include),
                "b1 is added after the activation; it belongs inside: `A1 = ReLU(W1 X + b1)`."),
        ],
        ShapeAdvice = "The shapes are W1 n×m times X m×N, and W2 k×n times A1 n×N: the weights stand on the left, and the bias (one column) is added to each column.",
        Pointer = "Go step by step: Z1 = W1 X + b1, A1 = ReLU(Z1), Z2 = W2 A1 + b2, Ŷ = σ(Z2).",
        Insight = "The same four lines serve one sample and a thousand: samples are columns, and a product treats every column alike.",
    };

    private static ComparedExercise SoftmaxColumns => new("3.2", "Softmax that does not overflow", (Matrix Z) => OfColumns(Z, Softmax))
    {
        Parts = ["softmax"],
        Sizes = SamplesOf(0, "classes"),
        Cases =
        [
            new("3 classes, 5 samples", random => [Gaussian(random, 3, 5)]),
            new("10 classes, 4 samples", random => [Gaussian(random, 10, 4, deviation: 3)]),
            new("4 classes, 4 samples", random => [Gaussian(random, 4, 4)]),
            new("logits of ±1000", _ => [Matrix.Build.DenseOfRowArrays([1000, -1000, 999, 1000], [-1000, -1000, 1000, -1000], [1000, -999, 998, -1000])], IsEdge: true),
            new("a single sample", random => [Gaussian(random, 3, 1)], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix Z) => OfColumns(Z.Transpose(), Softmax).Transpose(), "The sums go the wrong way: each row adds up to 1. A sample is a column, so each column must."),
            new((Matrix Z) => Z.Map(Math.Exp, Zeros.Include) / Z.Map(Math.Exp, Zeros.Include).Enumerate().Sum(), "You divided by the sum over the whole matrix: all samples together add up to 1. Each column must on its own."),
            new((Matrix Z) => OfColumns(Z, z => z.Map(Math.Exp, Zeros.Include) / z.Map(Math.Exp, Zeros.Include).Sum()),
                "Right on ordinary logits; with logits of 1000 the exponential overflows. The result does not change when the same number is subtracted from all logits of a sample: which number helps?"),
            new((Matrix Z) => OfColumns((Z - Z.Enumerate().Max()).Map(Math.Exp, Zeros.Include), e => e / e.Sum()),
                "Nearly: you subtracted the largest number of the whole matrix. For a sample whose logits are all far below it every exponential is 0, and 0/0 is not a number. Each column has its own largest."),
            new((Matrix Z) => OfColumns(Z, z => (z - z.Average()).Map(Math.Exp, Zeros.Include) is var e ? e / e.Sum() : e),
                "Nearly: subtracting the mean keeps most exponentials small, but a logit far above the mean still overflows. Subtract a number that none of the logits exceeds."),
            new((Matrix Z) => OfColumns(Z, z => (z - z.Minimum()).Map(Math.Exp, Zeros.Include) is var e ? e / e.Sum() : e),
                "Nearly, but you subtracted the smallest logit: all the others are above it, and their exponentials still overflow. Subtract a number that none of the logits exceeds."),
            new((Matrix Z) => OfColumns(Z, z => Softmax(z * Math.Log(2))), "You raised 2 to the logits; the exponential function, `Math.Exp`, is meant."),
            new((Matrix Z) => OfColumns(Z, z => Softmax(-z)), "The largest logit gets the smallest probability: there is a minus sign in your exponent that does not belong there."),
            new((Matrix Z) => OfColumns(Z, z => Softmax(z).Map(Math.Log, Zeros.Include)), "These are the logarithms of the probabilities; the probabilities themselves are asked for."),
            new((Matrix Z) => OfColumns(Z, z => z.Map(Math.Exp, Zeros.Include) is var e ? e / e.Maximum() : e), "The largest entry of each column is 1: you divided by the largest exponential; divide by their sum."),
            new((Matrix Z) => Z.Map(Math.Exp, Zeros.Include), "These are the exponentials; the division by their sum is missing."),
            new((Matrix Z) => OfColumns(Z, z => (z - z.Maximum()).Map(Math.Exp, Zeros.Include)), "These are the exponentials; the division by their sum is missing."),
            new((Matrix Z) => OfColumns(Z, z => z / z.Sum()), "The exponential is missing: logits may be negative, so their shares are no probabilities."),
            new((Matrix Z) => Z.Map(Sigmoid, Zeros.Include), "That is the sigmoid of every logit on its own; with softmax the probabilities of a sample add up to 1."),
        ],
        Pointer = "In each column: the exponential of every logit, divided by the sum of the column's exponentials.",
        Insight = "Subtracting the column's largest logit changes nothing in exact arithmetic, and everything in floating point: the largest exponential is e⁰ = 1.",
    };

    private static ShapesExercise Shapes => new("3.3", "Every shape of a network")
    {
        Samples = 64,
        Shapes =
        [
            ("W1", 16, 30, "A weight matrix has a row for each unit it feeds and a column for each value it reads: W1 X must exist."),
            ("b1", 16, 1, "One bias for each hidden unit."),
            ("Z1", 16, 64, "One value for each hidden unit and each sample; samples are columns."),
            ("W2", 3, 16, "A weight matrix has a row for each unit it feeds and a column for each value it reads: W2 A1 must exist."),
            ("b2", 3, 1, "One bias for each output."),
            ("Ŷ", 3, 64, "One probability for each class and each sample; samples are columns."),
        ],
        Insight = "With the shapes written below the formula, most mistakes of a network are found before it runs.",
    };

    private static Func<Matrix, Matrix, Vector, Matrix, Vector, Matrix> Network(Func<double, double> hidden, Func<double, double> output, double withBias1 = 1, double withBias2 = 1)
        => (X, W1, b1, W2, b2) => Plus(W2 * Plus(W1 * X, withBias1 * b1).Map(hidden, Zeros.Include), withBias2 * b2).Map(output, Zeros.Include);

    private static Matrix Plus(Matrix Z, Vector b) => Z.MapIndexed((i, _, z) => z + b[i], Zeros.Include);

    private static object[] Arguments(SeededRandom random, int inputs, int hidden, int outputs, int samples) =>
    [
        Gaussian(random, inputs, samples), Gaussian(random, hidden, inputs), GaussianVector(random, hidden),
        Gaussian(random, outputs, hidden), GaussianVector(random, outputs),
    ];
}
