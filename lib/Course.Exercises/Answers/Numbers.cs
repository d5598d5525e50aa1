using System.Collections;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Exercises.Answers;

/// <summary>Any numeric answer as one thing: a number, a vector or a matrix, its entries column by column.</summary>
/// <param name="Kind">What the answer was.</param>
/// <param name="Rows">A number and a vector's column count as one.</param>
/// <param name="Columns">See <paramref name="Rows"/>.</param>
/// <param name="Values">Rows × Columns entries, column by column.</param>
internal sealed record Numbers(NumbersKind Kind, int Rows, int Columns, double[] Values)
{
    /// <summary>Reads what C# offers for numbers: scalars (a bool is 0 or 1), arrays, jagged arrays of rows, MathNet's types, lists.</summary>
    /// <returns>null when the value is not numeric.</returns>
    public static Numbers? Read(object? value) => value switch
    {
        null or string => null,
        Matrix matrix => new(NumbersKind.Matrix, matrix.RowCount, matrix.ColumnCount, matrix.ToColumnMajorArray()),
        Matrix<float> matrix => new(NumbersKind.Matrix, matrix.RowCount, matrix.ColumnCount, [.. matrix.ToColumnMajorArray().Select(x => (double)x)]),
        Vector vector => OfVector(vector.ToArray()),
        Vector<float> vector => OfVector([.. vector.ToArray().Select(x => (double)x)]),
        double[,] table => OfTable(table),
        IEnumerable items => OfItems(items),
        _ => Scalar(value) is { } number ? new(NumbersKind.Scalar, 1, 1, [number]) : null,
    };

    public double this[int row, int column] => Values[column * Rows + row];

    /// <summary>Whether this can stand for <paramref name="wanted"/>: a one-column matrix for a vector, a 1×1 matrix for a number, and so on.</summary>
    public bool HasShapeOf(Numbers wanted)
        => Rows == wanted.Rows && Columns == wanted.Columns
            || wanted.Kind == NumbersKind.Vector && Rows == 1 && Columns == wanted.Rows;

    /// <summary>Equal within the tolerance of <see cref="Check"/>; a value that is not a number equals another such.</summary>
    public bool IsClose(Numbers other, double tolerance)
        => HasShapeOf(other) && Values.Zip(other.Values).All(pair => AreClose(pair.First, pair.Second, tolerance));

    public static bool AreClose(double actual, double expected, double tolerance)
        => actual.Equals(expected) || double.IsFinite(expected) && Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));

    public bool AreAll(double value) => Values.All(entry => entry == value);

    /// <summary>"a number", "a vector of 5", "a 3×5 matrix".</summary>
    public string Shape => Kind switch
    {
        NumbersKind.Scalar => "a number",
        NumbersKind.Vector => $"a vector of {Rows}",
        _ => $"a {Rows}×{Columns} matrix",
    };

    private static Numbers OfVector(double[] values) => new(NumbersKind.Vector, values.Length, 1, values);

    private static Numbers OfTable(double[,] table)
    {
        var matrix = Matrix.Build.DenseOfArray(table);
        return new(NumbersKind.Matrix, matrix.RowCount, matrix.ColumnCount, matrix.ToColumnMajorArray());
    }

    private static Numbers? OfItems(IEnumerable items)
    {
        object?[] all = [.. items.Cast<object?>()];
        if (all.Length > 0 && all.All(item => item is double[]))
        {
            double[][] rows = [.. all.Cast<double[]>()];
            bool rectangular = rows.All(row => row.Length == rows[0].Length);
            return rectangular ? Read(Matrix.Build.DenseOfRowArrays(rows)) : null;
        }

        double?[] numbers = [.. all.Select(Scalar)];
        return numbers.All(number => number.HasValue) ? OfVector([.. numbers.Select(number => number!.Value)]) : null;
    }

    private static double? Scalar(object? value) => value switch
    {
        bool yes => yes ? 1 : 0,
        double or float or Half or decimal or int or long or short or sbyte or byte or uint or ulong or ushort
            => Convert.ToDouble(value is Half half ? (float)half : value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
