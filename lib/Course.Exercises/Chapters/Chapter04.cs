using Course.Exercises.Comparison;
using static Course.Exercises.Chapters.Inputs;

namespace Course.Exercises.Chapters;

/// <summary>Losses: what a loss of 0.693 means, cross-entropies that survive large logits, and a gradient.</summary>
internal static class Chapter04
{
    public static IEnumerable<ExerciseDefinition> Exercises => [LossOfAGuess, BinaryCrossEntropy, SoftmaxCrossEntropy, SquaredErrorGradient];

    private static ComparedExercise LossOfAGuess => new("4.1", "The loss of a network that knows nothing", () => Math.Log(2))
    {
        Parts = ["loss"],
        Tolerance = 6e-4,
        Mistakes =
        [
            Mistake.OfValue(1, "That is with the logarithm to base 2; losses use the natural logarithm."),
            Mistake.OfValue(Math.Log10(2), "That is with the logarithm to base 10; losses use the natural logarithm."),
            Mistake.OfValue(-Math.Log(2), "The sign: the logarithm of a probability is negative, and the loss is minus that."),
            Mistake.OfValue(0.5, "That is the probability; the loss of a sample is minus the logarithm of the probability given to its true class."),
            Mistake.OfValue(2 * Math.Log(2), "Twice too large: of the two terms of the formula, one is multiplied by 0."),
            Mistake.OfValue(-1, "Two things: the logarithm to base 2 was taken, where losses use the natural one, and the sign is wrong."),
            Mistake.OfValue(0.25, "That is the squared error; the cross-entropy is asked for."),
        ],
        Pointer = "Put Ŷ = 0.5 into the formula, once with t = 1 and once with t = 0: what is each sample's loss, and what is their mean?",
        Insight = "A binary network that starts at a loss near this number starts fairly; one that stays there has learned nothing. You will meet 0.6931 again in the article's listing.",
    };

    private static ComparedExercise BinaryCrossEntropy => new("4.2", "Binary cross-entropy from logits", (Matrix Z, Matrix T) => Mean(Z, T, FromLogit))
    {
        Parts = ["loss"],
        Sizes = SamplesOf(0, "outputs"),
        Cases =
        [
            new("64 samples", random => [Gaussian(random, 1, 64, deviation: 2), Binary(random, 1, 64)]),
            new("5 samples", random => [Gaussian(random, 1, 5), Binary(random, 1, 5)]),
            new("20 samples", random => [Gaussian(random, 1, 20, mean: -1), Binary(random, 1, 20)]),
            new("a single sample", random => [Gaussian(random, 1, 1), Binary(random, 1, 1)], IsEdge: true),
            new("logits of ±1000, some of them wrong", _ => [Matrix.Build.DenseOfRowArrays([1000, -1000, 1000, -1000]), Matrix.Build.DenseOfRowArrays([1, 0, 0, 1])], IsEdge: true),
            new("logits of ±40, all of them wrong", _ => [Matrix.Build.DenseOfRowArrays([40, -40]), Matrix.Build.DenseOfRowArrays([0, 1])], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => -t * Math.Log(Sigmoid(z)) + (1 - t) * Math.Log(1 - Sigmoid(z))),
                "The minus sign covers the first term only, as in the article's formula, whose parentheses are missing. It belongs to both terms."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => -t * Math.Log(Sigmoid(z)) - (1 - t) * Math.Log(1 - Sigmoid(z))),
                "Right on ordinary logits; with logits of ±1000 the sigmoid is exactly 0 or 1, and its logarithm infinite. Simplify the formula before computing: `log(1 + e^-|z|)` never overflows."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => -Math.Log(t == 1 ? Sigmoid(z) : 1 - Sigmoid(z))),
                "Right on ordinary logits; with logits of ±1000 the sigmoid is exactly 0 or 1, and its logarithm infinite. Simplify the formula before computing: `log(1 + e^-|z|)` never overflows."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => Math.Log(1 + Math.Exp(z)) - z * t),
                "Right on ordinary logits; at z = 1000 the exponential overflows. Take out the large part first, so that only `e^-|z|` is left."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => -t * Math.Log(z) - (1 - t) * Math.Log(1 - z)),
                "You took the logarithm of the logits: they are not probabilities, and may be negative."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => (Sigmoid(z) - t) * (Sigmoid(z) - t)), "That is the squared error of the probabilities, not the cross-entropy."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => -t * Math.Log(Sigmoid(z))), "Only the samples with t = 1 count in your loss: the second term, for t = 0, is missing."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => -Sigmoid(z) * Math.Log(t) - (1 - Sigmoid(z)) * Math.Log(1 - t)),
                "Targets and probabilities are exchanged: the logarithm is taken of the probability, never of a target, which is often 0."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => FromLogit(z, 1 - t)), "The two classes are exchanged: the target multiplies the logarithm of the probability of class 1, one minus the target that of class 0."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => Math.Abs(z) - z * t + Math.Log(1 + Math.Exp(-Math.Abs(z)))), "One term is too large where the logit is negative: what is left of max(z, 0) there?"),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => Math.Max(z, 0) - z * t), "The logarithm is missing: that is the loss for large logits only."),
            new((Matrix Z, Matrix T) => Mean(Z, T, (z, _) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)))), "Your loss does not depend on the targets: the term that they enter is missing."),
            .. Epsilons.Where(epsilon => 1 - epsilon < 1).Select(epsilon => new Mistake((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => Clipped(Sigmoid(z), t, epsilon)), HiddenInfinity)),
            .. Epsilons.Select(epsilon => new Mistake((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => Floored(Sigmoid(z), t, epsilon)), HiddenInfinity)),
            .. Epsilons.Select(epsilon => new Mistake((Matrix Z, Matrix T) => Mean(Z, T, (z, t) => Shifted(Sigmoid(z), t, epsilon)), HiddenInfinity)),
        ],
        Pointer = "For each sample, max(z, 0) − z t + log(1 + e^−|z|); then the mean over the samples.",
        Insight = "The loss of a confidently wrong answer grows with the logit instead of ending in infinity: that is why the library's loss takes logits.",
    };

    private static ComparedExercise SoftmaxCrossEntropy => new("4.3", "Softmax cross-entropy", (Matrix Z, int[] labels) => OfSamples(Z, labels, LogSumExp).Average())
    {
        Parts = ["loss"],
        Sizes = SamplesOf(0, "classes"),
        Cases =
        [
            new("3 classes, 8 samples", random => [Gaussian(random, 3, 8), Labels(random, 8, 3)]),
            new("10 classes, 32 samples", random => [Gaussian(random, 10, 32, deviation: 3), Labels(random, 32, 10)]),
            new("4 classes, 5 samples", random => [Gaussian(random, 4, 5), Labels(random, 5, 4)]),
            new("a single sample", random => [Gaussian(random, 5, 1), Labels(random, 1, 5)], IsEdge: true),
            new("logits of ±1000", _ => [Matrix.Build.DenseOfRowArrays([1000, -1000], [-1000, 0], [999, -998]), new[] { 2, 0 }], IsEdge: true),
            new("logits of ±1000, the largest that of the true class", _ => [Matrix.Build.DenseOfRowArrays([1000, -1000], [-1000, 0], [999, -998]), new[] { 0, 1 }], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix Z, int[] labels) => OfSamples(Z, labels, z => Math.Log(z.Sum(Math.Exp))).Average(),
                "Right on ordinary logits; with logits of 1000 the exponential overflows. Subtract each sample's largest logit first, and add it again after the logarithm."),
            new((Matrix Z, int[] labels) => labels.Select((label, j) => -Math.Log(Softmax(Z.Column(j))[label])).Average(),
                "Right on ordinary logits; with logits of 1000 a probability is exactly 0, and its logarithm infinite. Simplify `log(e^z / Σ e^z)` before computing."),
            new((Matrix Z, int[] labels) => OfColumns(Z.Transpose(), Softmax).Transpose() is var P ? labels.Select((label, j) => -Math.Log(P[label, j])).Average() : 0,
                "The softmax goes over the samples (along rows); it belongs over the classes of one sample (down a column)."),
            new((Matrix Z, int[] labels) => labels.Select((label, j) => -Softmax(Z.Column(j))[label]).Average(), "The logarithm is missing: this is minus the mean probability of the true class."),
            new((Matrix Z, int[] labels) => labels.Select((label, j) => -Z[label, j]).Average(), "That is minus the logit of the true class; the logarithm of the sum of all exponentials is missing."),
            new((Matrix Z, int[] labels) => Z.EnumerateColumns().Select(z => -Math.Log(Softmax(z).Maximum())).Average(),
                "You took the largest probability of each sample; the probability of its true class counts, however small it is."),
            new((Matrix Z, int[] labels) => Z.EnumerateColumns().Select(z => -Math.Log(Softmax(z)[0])).Average(), "You took the probability of class 0 for every sample; that of its true class counts: `labels[j]`."),
            new((Matrix Z, int[] labels) => Z.EnumerateColumns().Select(z => -Softmax(z).Sum(p => p * Math.Log(p))).Average(),
                "That is the entropy of the probabilities: the labels do not enter. Only the probability of the true class counts."),
            new((Matrix Z, int[] labels) => OfSamples(Z, labels, z => z.Maximum()).Average(), "You took the largest logit in place of the logarithm of the sum of all exponentials: a good guess for large logits only."),
            .. Epsilons.Select(epsilon => new Mistake((Matrix Z, int[] labels) => labels.Select((label, j) => -Math.Log(Softmax(Z.Column(j))[label] + epsilon)).Average(), HiddenInfinity)),
            .. Epsilons.Select(epsilon => new Mistake((Matrix Z, int[] labels) => labels.Select((label, j) => -Math.Log(Math.Max(Softmax(Z.Column(j))[label], epsilon))).Average(), HiddenInfinity)),
            new((Matrix Z, int[] labels) => Z.EnumerateColumns().Select(LogSumExp).Average(), "The logit of the true class is missing: your loss does not depend on the labels."),
        ],
        Pointer = "For each sample: the logarithm of the sum of its exponentials, minus the logit of its true class; then the mean.",
        Insight = "Minus the logarithm of the probability given to the true class: a network that guesses among k classes starts at log k.",
    };

    private static ComparedExercise SquaredErrorGradient => new("4.4", "The gradient of the mean squared error", (Matrix Y, Matrix T) => 2 * (Y - T) / (Y.RowCount * Y.ColumnCount))
    {
        Parts = ["gradient"],
        Sizes = arguments => [.. SamplesOf(0, "outputs")(arguments).OrderByDescending(size => size.Name == "entries")],
        Cases =
        [
            new("1 output, 64 samples", random => [Gaussian(random, 1, 64), Gaussian(random, 1, 64)]),
            new("3 outputs, 10 samples", random => [Gaussian(random, 3, 10), Gaussian(random, 3, 10)]),
            new("4 outputs, 4 samples", random => [Gaussian(random, 4, 4), Gaussian(random, 4, 4)]),
            new("a single output of a single sample", random => [Gaussian(random, 1, 1), Gaussian(random, 1, 1)], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix Y, Matrix T) => (Y - T).PointwisePower(2) / (Y.RowCount * Y.ColumnCount), "Those are the squared errors themselves: take the derivative with respect to every entry of Y."),
            new((Matrix Y, Matrix T) => (Y - T).PointwisePower(2).Enumerate().Average(), "That is the loss, one number. Its gradient has an entry for every entry of Y."),
            new((Matrix Y, Matrix T) => 2 * (Y - T) / Y.ColumnCount, "You divided by the number of samples, N. The mean goes over all k·N entries: every output of every sample."),
            new((Matrix Y, Matrix T) => 2 * (Y - T) / Y.RowCount, "You divided by the number of outputs, k. The mean goes over all k·N entries: every output of every sample."),
            new((Matrix Y, Matrix T) => (Y - T) / Y.ColumnCount, "Two things: the mean goes over all k·N entries, not over the N samples alone, and the derivative of a square has a factor in front."),
            new((Matrix Y, Matrix T) => 2 * Y / (Y.RowCount * Y.ColumnCount), "The targets do not enter: what was squared is the difference of output and target."),
            new((Matrix Y, Matrix T) => 2 * (Y - T).PointwiseAbs() / (Y.RowCount * Y.ColumnCount), "The sign is lost: where the output is too small, the gradient is negative."),
        ],
        Pointer = "The derivative of (y − t)² / (k N) with respect to y, for every entry.",
        Insight = "Compare it with cross-entropy's (Ŷ − T)/N with respect to the logits: the same difference, output minus target, drives both.",
    };

    private const string HiddenInfinity = "Keeping the probabilities away from 0 by a small number hides the infinity, but the loss of a confidently wrong answer is then too small, and its gradient 0. "
        + "From the logits the exact value can be computed.";

    // The small numbers that programs are full of.
    private static readonly double[] Epsilons = [1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16, 1e-20, 1e-30, 1e-100, 1e-300];

    private static double Mean(Matrix Z, Matrix T, Func<double, double, double> loss)
        => Z.Enumerate().Zip(T.Enumerate(), loss).Sum() / Z.ColumnCount;

    private static double FromLogit(double z, double t)
    {
        double e = Math.Exp(-Math.Abs(z));
        return Math.Max(z, 0) - z * t + Math.Log(1 + e);
    }

    private static double Clipped(double p, double t, double epsilon)
    {
        double clipped = Math.Clamp(p, epsilon, 1 - epsilon);
        return -t * Math.Log(clipped) - (1 - t) * Math.Log(1 - clipped);
    }

    private static double Floored(double p, double t, double epsilon) => -t * Math.Log(Math.Max(p, epsilon)) - (1 - t) * Math.Log(Math.Max(1 - p, epsilon));

    private static double Shifted(double p, double t, double epsilon) => -t * Math.Log(p + epsilon) - (1 - t) * Math.Log(1 - p + epsilon);

    private static double LogSumExp(Vector z)
    {
        double largest = z.Maximum();
        return largest + Math.Log(z.Sum(value => Math.Exp(value - largest)));
    }

    private static IEnumerable<double> OfSamples(Matrix Z, int[] labels, Func<Vector, double> logSumExp)
        => labels.Select((label, j) => logSumExp(Z.Column(j)) - Z[label, j]);
}
