using Course.Exercises.Comparison;
using static Course.Exercises.Chapters.Inputs;

namespace Course.Exercises.Chapters;

/// <summary>Initialisation: weights of the right size, symmetry, and how many parameters there are.</summary>
internal static class Chapter02
{
    public static IEnumerable<ExerciseDefinition> Exercises => [HeWeights, DifferentUnits, CountParameters];

    private static RandomMatrixExercise HeWeights => new("2.1", "Weights for ReLU", (_, inputs) => 2.0 / inputs)
    {
        Mistakes =
        [
            ((_, inputs) => 1.0 / inputs, "Your variance is 1/m, the article's and LeCun's: right for tanh, but ReLU sets half of the values to 0 and needs twice that."),
            ((outputs, _) => 2.0 / outputs, "You divided by the number of outputs. What a unit adds up is its inputs: their number belongs in the variance."),
            ((_, inputs) => 4.0 / (inputs * (double)inputs), "2/m is the variance, and you multiplied the draws by it. A draw is multiplied by the standard deviation, the square root of the variance."),
            ((outputs, inputs) => 2.0 / (inputs + outputs), "That is Xavier's variance, 2/(m + n). He's looks at the inputs only."),
            ((_, _) => 1, "These are draws from N(0, 1), not scaled yet: with m inputs, the sum in a unit would have a variance of about m."),
            ((_, inputs) => Math.Sqrt(2.0 / inputs), "Your variance is √(2/m): the square root was taken once too often, or the draw scaled by it twice too little."),
        ],
        Insight = "With variance 2/m the signal keeps its size from layer to layer; with a much smaller one it fades, with a larger one it explodes.",
    };

    private static ComparedExercise DifferentUnits => new("2.2", "Count the units that differ", (Matrix W1) => W1.EnumerateRows().Distinct().Count())
    {
        Parts = ["count"],
        Cases =
        [
            new("4 units with the same weights", _ => [Matrix.Build.Dense(4, 3, 0.5)]),
            new("6 units with random weights", random => [Gaussian(random, 6, 2)]),
            new("2 kinds of units that alternate", _ => [Matrix.Build.Dense(6, 3, (i, j) => i % 2 + 10 * j)]),
            new("7 units of which the first and the last are equal", random => [Repeated(Gaussian(random, 7, 4))]),
            new("units whose weights are the same numbers in another order", _ => [Matrix.Build.DenseOfRowArrays([1, 2], [2, 1], [1, 2])]),
            new("a single unit", random => [Gaussian(random, 1, 5)], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix W1) => W1.EnumerateColumns().Distinct().Count(), "You compared columns: a column belongs to an input. A unit is a row of W1."),
            new((Matrix W1) => W1.Enumerate().Distinct().Count(), "You counted different numbers; two units differ when their rows differ in any place."),
            new((Matrix W1) => 1 + Enumerable.Range(1, W1.RowCount - 1).Count(i => !W1.Row(i).Equals(W1.Row(i - 1))),
                "You compared neighbours only: a unit may be equal to one further up."),
            new((Matrix W1) => W1.EnumerateRows().Select(row => row.Sum()).Distinct().Count(), "Two units with the same sum need not be equal: compare every weight."),
            new((Matrix W1) => W1.EnumerateRows().GroupBy(row => row).Count(group => group.Count() == 1), "Units that have a twin count too: once for all of them."),
            new((Matrix W1) => W1.RowCount, "You counted the units, equal or not."),
            new((Matrix W1) => W1.RowCount - W1.EnumerateRows().Distinct().Count(), "You counted the superfluous units; those that differ are wanted."),
        ],
        Pointer = "A unit is a row of W1. How many different rows are there?",
        Insight = "A network with all-equal weights has one unit, however many rows its matrix has, and training keeps it so: that is the symmetry that random weights break.",
    };

    private static ComparedExercise CountParameters => new("2.3", "Count the parameters", (int[] sizes) => Count(sizes, (m, n) => n * (m + 1)))
    {
        Parts = ["count"],
        Cases =
        [
            new("sizes 30, 16, 1", _ => [new[] { 30, 16, 1 }]),
            new("sizes 64, 32, 16, 10", _ => [new[] { 64, 32, 16, 10 }]),
            new("sizes 3, 1", _ => [new[] { 3, 1 }]),
            new("sizes 5, 5, 5, 5, 5", _ => [new[] { 5, 5, 5, 5, 5 }]),
        ],
        Mistakes =
        [
            new((int[] sizes) => Count(sizes, (m, n) => n * m), "Those are the weights; every unit of a layer has a bias, too."),
            new((int[] sizes) => Count(sizes, (m, n) => n * m) + sizes.Sum(), "You gave the inputs biases: only the units of the layers have one."),
            new((int[] sizes) => Count(sizes, (m, n) => n * m + 1), "You counted one bias for a layer; each of its units has its own."),
            new((int[] sizes) => Count(sizes, (m, n) => (n + 1) * m), "The bias belongs to the outputs of a layer: n × m weights and n biases, not m."),
            new((int[] sizes) => Count(sizes[..^1], (m, n) => n * (m + 1)), "The last layer is missing: from k sizes, k − 1 layers are made."),
            new((int[] sizes) => sizes.Sum(), "You added the sizes; a layer from m to n values holds a weight for every pair."),
            new((int[] sizes) => sizes.Skip(1).Sum(), "Those are the biases; a layer from m to n values also holds a weight for every pair."),
        ],
        Pointer = "Each pair of neighbouring sizes m, n is a layer: a matrix n×m and a vector of n.",
        Insight = "The number of parameters grows with the product of neighbouring sizes: the first layer usually holds most of them.",
    };

    private static Matrix Repeated(Matrix W1)
    {
        W1.SetRow(W1.RowCount - 1, W1.Row(0));
        return W1;
    }

    private static int Count(int[] sizes, Func<int, int, int> ofLayer) => sizes.Zip(sizes.Skip(1), ofLayer).Sum();
}
