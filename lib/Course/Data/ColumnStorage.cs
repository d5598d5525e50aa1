using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// The numbers of a matrix as one span, column after column: sample j of an m×N matrix is the slice from j·m, m numbers long.
/// Loops over it run at the speed of arrays, which loops through delegates or Row(i) do not.
/// </summary>
internal static class ColumnStorage
{
    /// <summary>The stored numbers themselves, or a copy if the matrix is not stored densely. For reading only.</summary>
    public static ReadOnlySpan<T> Values<T>(this Matrix<T> matrix)
        where T : unmanaged, IFloatingPointIeee754<T>
        => matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray();

    /// <summary>The columns with the given numbers, in that order.</summary>
    public static Matrix<T> SelectColumns<T>(this Matrix<T> matrix, ReadOnlySpan<int> columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = matrix.RowCount;
        var source = matrix.Values();
        var selected = new T[rows * columns.Length];
        for (int j = 0; j < columns.Length; j++)
            source.Slice(columns[j] * rows, rows).CopyTo(selected.AsSpan(j * rows, rows));
        return Matrix<T>.Build.Dense(rows, columns.Length, selected);
    }
}
