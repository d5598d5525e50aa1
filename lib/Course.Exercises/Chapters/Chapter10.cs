using Course.Exercises.Comparison;
using MathNet.Numerics.LinearAlgebra;
using static Course.Exercises.Chapters.Inputs;

namespace Course.Exercises.Chapters;

/// <summary>The frontier: fewer bits for a weight, one step of an attack, and the clipping of private training.</summary>
internal static class Chapter10
{
    public static IEnumerable<ExerciseDefinition> Exercises => [Quantisation, Attack, Clipping];

    private static ComparedExercise Quantisation => new("10.1", "Fewer bits", (Matrix W, int bits) => Rounded(W, Largest(W), Most(bits), Math.Round))
    {
        Parts = ["quantised weights"],
        Cases =
        [
            new("a 3×4 matrix, 4 bits", random => [Gaussian(random, 3, 4), 4]),
            new("a 2×5 matrix, 3 bits", random => [Gaussian(random, 2, 5), 3]),
            new("weights whose largest is negative, 3 bits", _ => [Matrix.Build.DenseOfRowArrays([0.5, -0.9], [0.2, 0.7]), 3]),
            new("8 bits", random => [Gaussian(random, 4, 4), 8]),
            new("weights that are all zero", _ => [Matrix.Build.Dense(2, 2), 4], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix W, int bits) => Rounded(W, Largest(W), Most(bits), Math.Round) * (Largest(W) == 0 ? 1 : Most(bits) / Largest(W)),
                "Those are the whole numbers: multiply them by the step, so that they are weights again."),
            new((Matrix W, int bits) => Rounded(W, Largest(W), Math.Pow(2, bits) - 1, Math.Round), "Your steps are half as wide as they can be: one bit is for the sign."),
            new((Matrix W, int bits) => Rounded(W, Largest(W), Math.Pow(2, bits - 1), Math.Round), "The largest weight gets a whole number that is one more than there are: it is 2ᵇ⁻¹ − 1."),
            new((Matrix W, int bits) => Rounded(W, Largest(W), Most(bits), Math.Truncate), "You cut the fraction off; a weight goes to the nearest step."),
            new((Matrix W, int bits) => Rounded(W, Largest(W), Most(bits), Math.Floor), "You round down; a weight goes to the nearest step."),
            new((Matrix W, int bits) => Rounded(W, W.Enumerate().Max(), Most(bits), Math.Round), "The largest weight may be a negative one: take the largest absolute value."),
        ],
        Pointer = "The step is the largest |w| divided by 2ᵇ⁻¹ − 1. Divide by it, round, and multiply by it again.",
        Insight = "No weight is off by more than half a step; with 8 bits that is less than half a percent of the largest weight.",
    };

    private static ComparedExercise Attack => new("10.2", "One step of an attack", (Matrix X, Matrix dX, double ε) => Clamped(X + ε * Signs(dX)))
    {
        Parts = ["attacked images"],
        Sizes = SamplesOf(0, "pixels"),
        Cases =
        [
            new("6 pixels, 4 images", random => [Probabilities(random, 6, 4), Gaussian(random, 6, 4), 0.1]),
            new("3 pixels, 5 images", random => [Probabilities(random, 3, 5), Gaussian(random, 3, 5), 0.02]),
            new("a large change", random => [Probabilities(random, 4, 3), Gaussian(random, 4, 3), 0.6]),
            new("pixels at 0 and 1, some with a gradient of 0", _ =>
                [Matrix.Build.DenseOfRowArrays([0, 1, 0.5], [1, 0, 0.3]), Matrix.Build.DenseOfRowArrays([-2, 3, 0], [0, 1, -1]), 0.2], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix X, Matrix dX, double ε) => Clamped(X - ε * Signs(dX)), "You go downhill: the loss shrinks, and the network reads the image better. An attack makes it grow."),
            new((Matrix X, Matrix dX, double ε) => Clamped(X + ε * dX), "You add the gradient itself. Every pixel changes by ε: what counts is its sign alone."),
            new((Matrix X, Matrix dX, double ε) => X + ε * Signs(dX), "Some pixels leave the range from 0 to 1: no image is blacker than black."),
            new((Matrix X, Matrix dX, double ε) => Clamped(X + ε * dX.Map(g => g >= 0 ? 1.0 : -1, Zeros.Include)), "Right, except for a pixel whose gradient is 0: it should stay as it is."),
            new((Matrix X, Matrix dX, double ε) => Clamped(ε * Signs(dX)), "That is the change without the image."),
        ],
        Pointer = "Add ε times the sign of the gradient, then bring every pixel back into the range from 0 to 1.",
        Insight = "The sign takes the whole ε for every pixel: among all changes that small it is the one that raises the loss most, to first order.",
    };

    private static ComparedExercise Clipping => new("10.3", "Clip a gradient", (Vector g, double C) => g * Math.Min(1, C / Math.Max(g.L2Norm(), double.Epsilon)))
    {
        Parts = ["clipped gradient"],
        Cases =
        [
            new("a long gradient", random => [3 * GaussianVector(random, 8), 1.5]),
            new("a short gradient", random => [0.01 * GaussianVector(random, 5), 1.2]),
            new("(3, 4) and C = 2", _ => [Vector.Build.DenseOfArray([3, 4]), 2.0]),
            new("many small entries", _ => [Vector.Build.Dense(100, 0.1), 0.5]),
            new("a gradient of zeros", _ => [Vector.Build.Dense(4), 1.0], IsEdge: true),
            new("a gradient exactly as long as C", _ => [Vector.Build.DenseOfArray([0.6, 0.8]), 1.0], IsEdge: true),
        ],
        Mistakes =
        [
            new((Vector g, double C) => g * (C / Math.Max(g.L2Norm(), double.Epsilon)), "That also lengthens short ones: a gradient that is shorter than C stays as it is."),
            new((Vector g, double C) => g.Map(x => Math.Clamp(x, -C, C), Zeros.Include), "You clip each entry by itself: that turns the gradient into another direction, and its length may still be above C."),
            new((Vector g, double C) => g * Math.Min(1, C / Math.Max(g.L1Norm(), double.Epsilon)), "Its length is the root of the sum of squares, not the sum of the absolute values."),
            new((Vector g, double C) => g * Math.Min(1, C / Math.Max(g.InfinityNorm(), double.Epsilon)), "You measure the largest entry; the length is the root of the sum of the squares of all."),
            new((Vector g, double C) => g.L2Norm() <= C ? g : g / g.L2Norm(), "Long gradients come out with length 1, but the wanted length is not C then: multiply by it."),
            new((Vector g, double C) => g * Math.Min(1, C / Math.Max(g * g, double.Epsilon)), "The root is missing: you divide by the square of the length."),
        ],
        Pointer = "Multiply by C / length where the length is above C, and by 1 elsewhere.",
        Insight = "After clipping no sample moves the parameters by more than the learning rate times C / B, whatever it holds: that bound is what the noise is measured against.",
    };

    private static double Largest(Matrix W) => W.Enumerate().Max(Math.Abs);

    private static double Most(int bits) => Math.Pow(2, bits - 1) - 1;

    private static Matrix Rounded(Matrix W, double largest, double most, Func<double, double> round)
        => largest == 0 ? W.Clone() : W.Map(w => round(w / (largest / most)) * (largest / most), Zeros.Include);

    private static Matrix Signs(Matrix m) => m.Map(x => (double)Math.Sign(x), Zeros.Include);

    private static Matrix Clamped(Matrix m) => m.Map(x => Math.Clamp(x, 0, 1), Zeros.Include);
}
