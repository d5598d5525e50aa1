namespace Course.Simd;

/// <summary>A matrix that a product writes to, in memory that belongs to somebody else: an array, a MathNet matrix's storage, native memory.</summary>
/// <typeparam name="T">float or double.</typeparam>
public readonly ref struct MatrixSpan<T>
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
    public MatrixSpan(Span<T> elements, int rows, int columns, int rowStride, int columnStride)
    {
        MatrixLayout.Check(elements.Length, rows, columns, rowStride, columnStride);
        Elements = elements;
        (Rows, Columns, RowStride, ColumnStride) = (rows, columns, rowStride, columnStride);
    }

    /// <summary>A matrix whose columns lie one after another, as in MathNet.</summary>
    /// <inheritdoc cref="MatrixSpan{T}(Span{T}, int, int, int, int)"/>
    public MatrixSpan(Span<T> elements, int rows, int columns)
        : this(elements, rows, columns, 1, Math.Max(1, rows))
    {
    }

    /// <summary>The memory.</summary>
    public Span<T> Elements { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Elements from one row to the next.</summary>
    public int RowStride { get; }

    /// <summary>Elements from one column to the next.</summary>
    public int ColumnStride { get; }

    /// <summary>The same memory read with rows and columns exchanged.</summary>
    public MatrixSpan<T> Transposed => new(Elements, Columns, Rows, ColumnStride, RowStride);

    /// <summary>The same matrix for reading only.</summary>
    /// <param name="matrix">The matrix.</param>
    public static implicit operator ReadOnlyMatrixSpan<T>(MatrixSpan<T> matrix) =>
        new(matrix.Elements, matrix.Rows, matrix.Columns, matrix.RowStride, matrix.ColumnStride);
}
