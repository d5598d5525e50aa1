using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// A matrix as what it is in memory: its columns one after the other in one array. A sample is a column, hence a contiguous
/// piece; work that does not care about rows runs over the whole array at once.
/// </summary>
internal static class Columns
{
    /// <summary>The entries, column after column. Of a dense matrix the storage itself, of any other a copy, for reading only.</summary>
    public static Span<T> Entries<T>(this Matrix<T> matrix) where T : unmanaged, IFloatingPointIeee754<T>
        => matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray();
}
