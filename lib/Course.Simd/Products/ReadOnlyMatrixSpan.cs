namespace Course.Simd;

/// <summary>A matrix that a product reads, in memory that belongs to somebody else.</summary>
/// <typeparam name="T">float or double.</typeparam>
public readonly ref struct ReadOnlyMatrixSpan<T>
    where T : unmanaged
{
    /// <summary>Lays a matrix over <paramref name="elements"/>: the element in row i and column j is elements[i · rowStride + j · columnStride].</summary>
    /// <param name="elements">The memory.</param>
    /// <param name="rows">Number of rows, 0 or more.</param>
    /// <param name="columns">Number of columns, 0 or more.</param>
    /// <param name="rowStride">Elements from one row to the next, at least 1.</param>
    /// <param name="columnStride">Elements from one column to the next, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size, or a stride below 1.</exception>
    /// <exception cref="ArgumentException">The matrix does not fit into <paramref name="elements"/>.</exception>
    public ReadOnlyMatrixSpan(ReadOnlySpan<T> elements, int rows, int columns, int rowStride, int columnStride)
    {
        MatrixLayout.Check(elements.Length, rows, columns, rowStride, columnStride);
        Elements = elements;
        (Rows, Columns, RowStride, ColumnStride) = (rows, columns, rowStride, columnStride);
    }

    /// <summary>A matrix whose columns lie one after another, as in MathNet.</summary>
    /// <inheritdoc cref="ReadOnlyMatrixSpan{T}(ReadOnlySpan{T}, int, int, int, int)"/>
    public ReadOnlyMatrixSpan(ReadOnlySpan<T> elements, int rows, int columns)
        : this(elements, rows, columns, 1, Math.Max(1, rows))
    {
    }

    /// <summary>The memory.</summary>
    public ReadOnlySpan<T> Elements { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Elements from one row to the next.</summary>
    public int RowStride { get; }

    /// <summary>Elements from one column to the next.</summary>
    public int ColumnStride { get; }

    /// <summary>The transposed matrix: the same memory with rows and columns exchanged, nothing copied.</summary>
    public ReadOnlyMatrixSpan<T> Transposed => new(Elements, Columns, Rows, ColumnStride, RowStride);
}
