using Course.Exercises.Comparison;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Exercises.Chapters;

/// <summary>The hidden inputs' building blocks: random matrices, vectors and labels, and the names of their sizes.</summary>
internal static class Inputs
{
    /// <summary>Normally distributed entries.</summary>
    public static Matrix Gaussian(SeededRandom random, int rows, int columns, double mean = 0, double deviation = 1)
        => Matrix.Build.Dense(rows, columns, (_, _) => mean + deviation * random.NextGaussian());

    public static Vector GaussianVector(SeededRandom random, int count)
        => Vector.Build.Dense(count, _ => random.NextGaussian());

    /// <summary>Entries strictly between 0 and 1, as a sigmoid gives them.</summary>
    public static Matrix Probabilities(SeededRandom random, int rows, int columns)
        => Matrix.Build.Dense(rows, columns, (_, _) => 0.05 + 0.9 * random.NextDouble());

    /// <summary>Zeros and ones, each about half of the time.</summary>
    public static Matrix Binary(SeededRandom random, int rows, int columns)
        => Matrix.Build.Dense(rows, columns, (_, _) => random.NextInt(2));

    public static int[] Labels(SeededRandom random, int count, int classes)
        => [.. Enumerable.Range(0, count).Select(_ => random.NextInt(classes))];

    /// <summary>1 / (1 + e⁻ᶻ), which never overflows in double precision: e⁻ᶻ may become infinite, and then this is 0.</summary>
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>eᶻ over the sum of all eᶻ, with the largest logit subtracted first.</summary>
    public static Vector Softmax(Vector logits)
    {
        Vector exponentials = (logits - logits.Maximum()).Map(Math.Exp, Zeros.Include);
        return exponentials / exponentials.Sum();
    }

    /// <summary>The matrix whose columns are <paramref name="ofColumn"/> of the columns.</summary>
    public static Matrix OfColumns(Matrix matrix, Func<Vector, Vector> ofColumn)
        => Matrix.Build.DenseOfColumnVectors(matrix.EnumerateColumns().Select(ofColumn));

    /// <summary>The sizes of the matrix that is argument number <paramref name="argument"/>: its columns are samples.</summary>
    public static Func<object[], IReadOnlyList<Size>> SamplesOf(int argument, string rows = "features")
        => arguments => arguments[argument] is Matrix matrix
            ? [new("samples", matrix.ColumnCount), new(rows, matrix.RowCount), new("entries", matrix.RowCount * matrix.ColumnCount)]
            : [];
}
