using Course.Exercises.Comparison;
using MathNet.Numerics.LinearAlgebra;
using static Course.Exercises.Chapters.Inputs;

namespace Course.Exercises.Chapters;

/// <summary>Preparing data: standardisation by hand, without a leak, and one-hot labels.</summary>
internal static class Chapter01
{
    public static IEnumerable<ExerciseDefinition> Exercises => [Standardise, ScaleWithoutLeak, OneHot];

    private static ComparedExercise Standardise => new("1.1", "Standardise a matrix", (Matrix X) => Standardised(X, X))
    {
        Parts = ["standardised matrix"],
        Sizes = SamplesOf(0),
        Cases =
        [
            new("4 features, 10 samples", random => [Gaussian(random, 4, 10, mean: 50, deviation: 8)]),
            new("3 features, 64 samples", random => [Gaussian(random, 3, 64, mean: -2, deviation: 0.1)]),
            new("5 features, 5 samples", random => [Gaussian(random, 5, 5, mean: 3, deviation: 2)]),
            new("a feature that is the same in every sample", random => [Gaussian(random, 3, 8).InsertRow(1, Vector.Build.Dense(8, 7.5))], IsEdge: true),
            new("a single sample", random => [Gaussian(random, 4, 1)], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix X) => Standardised(X.Transpose(), X.Transpose()).Transpose(),
                "You standardised every sample (column) over its features. A feature is a row: its mean and deviation go over the samples."),
            new((Matrix X) => EachRow(X, (x, mean, _) => x - mean), "The means are 0 now, but the spread is still the old one: the division by the standard deviation is missing."),
            new((Matrix X) => EachRow(X, (x, _, deviation) => x / deviation), "The spread is right, but the mean is not 0: subtract it first."),
            new((Matrix X) => EachRow(X, (x, mean, deviation) => (x - mean) / (deviation * deviation)),
                "You divided by the variance; its square root, the standard deviation, is meant."),
            new((Matrix X) => EachRow(X, (x, mean, deviation) => x - mean / deviation), "Parentheses: the mean is subtracted before the division, `(x - mean) / deviation`."),
            new((Matrix X) => EachRow(X, (x, mean, deviation) => (x - mean) / (deviation * Math.Sqrt(X.ColumnCount / (X.ColumnCount - 1.0)))),
                "Your standard deviation divides by N − 1 (the unbiased estimate). The task, like the library's scaler, divides by N."),
            new((Matrix X) => WithOneMean(X), "You used one mean and one deviation for the whole matrix; every feature (row) has its own."),
            new((Matrix X) => EachRow(X, (x, mean, deviation) => (x - mean) / deviation, keepConstant: false),
                "Right, except for a feature that is the same in every sample: its deviation is 0, and 0/0 is not a number. Divide only where the deviation is not 0."),
            new((Matrix X) => MinMax(X), "That is min-max scaling to [0, 1]; the task asks for mean 0 and standard deviation 1."),
        ],
        Pointer = "For every row: its mean, its standard deviation (dividing by N), then (x − mean) / deviation.",
        Insight = "Every feature now has mean 0 and standard deviation 1, so that no feature dominates the gradient only because of its unit.",
    };

    private static ComparedExercise ScaleWithoutLeak => new("1.2", "Scale the test part without a leak",
        (Matrix train, Matrix test) => (Standardised(train, train), Standardised(test, train)))
    {
        Parts = ["training part", "test part"],
        Sizes = SamplesOf(0),
        Cases =
        [
            new("20 training and 6 test samples", random => [Gaussian(random, 3, 20, mean: 5, deviation: 2), Gaussian(random, 3, 6, mean: 6, deviation: 3)]),
            new("9 training and 30 test samples", random => [Gaussian(random, 4, 9, mean: -1), Gaussian(random, 4, 30)]),
            new("a single test sample", random => [Gaussian(random, 2, 12), Gaussian(random, 2, 1)], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix train, Matrix test) => (Standardised(train, train.Append(test)), Standardised(test, train.Append(test))),
                "The mean and deviation come from both parts together: the test part has leaked into training. Which part alone may they come from?"),
            new((Matrix train, Matrix test) => (Standardised(train, train), Standardised(test, test)),
                "Each part has its own mean and deviation, so the same measurement becomes two different numbers, and a single test sample becomes zeros. Fit once, transform both."),
            new((Matrix train, Matrix test) => (Standardised(train, test), Standardised(test, test)),
                "The scaling was fitted on the test part: the wrong way round."),
            new((Matrix train, Matrix test) => (Standardised(train, train), test),
                "The test part is not scaled, or scaled by what was measured on data already scaled (mean 0, deviation 1): the network would see numbers of another size than those it was trained on."),
        ],
        ShapeAdvice = "The two parts have different numbers of samples: a mean or deviation has one entry for each feature (row).",
        Pointer = "Which part may the mean and the deviation come from?",
        Insight = "The test part plays the future: nothing about it, not even its mean, may be known while training.",
    };

    private static ComparedExercise OneHot => new("1.3", "One-hot labels", (int[] labels, int classes) => Encode(labels, classes))
    {
        Parts = ["one-hot matrix"],
        Sizes = arguments => [new("samples", ((int[])arguments[0]).Length), new("classes", (int)arguments[1])],
        Cases =
        [
            new("7 samples of 3 classes", random => [new[] { 2, 0, 1, 1, 0, 2, 2 }, 3]),
            new("12 samples of 5 classes", random => [Labels(random, 12, 5), 5]),
            new("labels among which the last class does not occur", random => [new[] { 0, 1, 0, 1, 1 }, 4], IsEdge: true),
            new("a single sample", random => [new[] { 1 }, 3], IsEdge: true),
        ],
        Mistakes =
        [
            new((int[] labels, int classes) => Encode(labels, classes).Transpose(), "Rows and columns are exchanged: samples are columns, so the matrix is classes × samples."),
            new((int[] labels, int classes) => Encode(labels, labels.Max() + 1),
                "You took the number of classes from the largest label. A class that happens not to occur still has its row: use `classes`."),
            new((int[] labels, int classes) => Encode([.. labels.Select(label => (label + classes - 1) % classes)], classes), "Off by one: label 0 belongs to row 0."),
            new((int[] labels, int classes) => Encode([.. labels.Select(label => (label + 1) % classes)], classes), "Off by one: label 0 belongs to row 0."),
            new((int[] labels, int classes) => Encode(labels, classes).Map(entry => 1 - entry), "Zeros and ones are exchanged: one 1 in each column, and 0 elsewhere."),
            new((int[] labels, int classes) => Encode(labels, classes).MapIndexed((row, _, entry) => entry * (row + 1), Zeros.Include),
                "The label itself stands in the matrix. One-hot means a 1 in the row of the class: classes are names, not sizes."),
        ],
        Pointer = "A column for each sample, a row for each class, a 1 where they meet.",
        Insight = "Classes are names: with the numbers 0, 1, 2 as targets, class 2 would count as twice class 1.",
    };

    private static Matrix Standardised(Matrix X, Matrix fittedOn)
        => Matrix.Build.DenseOfRowVectors(X.EnumerateRows().Zip(fittedOn.EnumerateRows(), (row, fitted) =>
        {
            (double mean, double deviation) = Moments(fitted);
            return (row - mean) / (deviation == 0 ? 1 : deviation);
        }));

    private static Matrix EachRow(Matrix X, Func<double, double, double, double> of, bool keepConstant = true)
        => Matrix.Build.DenseOfRowVectors(X.EnumerateRows().Select(row =>
        {
            (double mean, double deviation) = Moments(row);
            return row.Map(x => of(x, mean, deviation == 0 && keepConstant ? 1 : deviation), Zeros.Include);
        }));

    private static (double Mean, double Deviation) Moments(Vector row)
    {
        double mean = row.Average();
        return (mean, Math.Sqrt(row.Average(x => (x - mean) * (x - mean))));
    }

    private static Matrix WithOneMean(Matrix X)
    {
        double mean = X.Enumerate().Average(), deviation = Math.Sqrt(X.Enumerate().Average(x => (x - mean) * (x - mean)));
        return X.Map(x => (x - mean) / deviation, Zeros.Include);
    }

    private static Matrix MinMax(Matrix X)
        => Matrix.Build.DenseOfRowVectors(X.EnumerateRows().Select(row => (row - row.Minimum()) / (row.Maximum() - row.Minimum())));

    private static Matrix Encode(int[] labels, int classes)
        => Matrix.Build.Dense(classes, labels.Length, (row, column) => labels[column] == row ? 1 : 0);
}
