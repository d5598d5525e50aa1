using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// The matrices that a layer writes its results into, step after step. One is kept for each of the sizes met lately
/// (a batch, the smaller last batch, the validation set), so that a training step allocates nothing.
/// </summary>
internal sealed class MatrixBuffer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Matrix<T>?[] kept = new Matrix<T>?[6];
    private int oldest;

    /// <summary>A matrix of this size with anything in it: whoever asks overwrites all of it.</summary>
    public Matrix<T> Get(int rows, int columns)
    {
        foreach (var matrix in kept)
        {
            if (matrix is null) break;
            if (matrix.ColumnCount == columns && matrix.RowCount == rows) return matrix;
        }

        var created = Matrix<T>.Build.Dense(rows, columns);
        kept[oldest] = created;
        oldest = (oldest + 1) % kept.Length;
        return created;
    }

    /// <summary>A matrix of the same size as <paramref name="other"/>.</summary>
    public Matrix<T> Like(Matrix<T> other) => Get(other.RowCount, other.ColumnCount);
}
