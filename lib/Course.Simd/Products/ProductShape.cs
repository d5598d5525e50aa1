namespace Course.Simd;

/// <summary>
/// Result (rows × columns) = or += Left (rows × depth) · Right (depth × columns), as addresses and strides. The rows of the result lie side by side
/// (column-major); the operands may lie any way, so a transposed operand is one whose two strides are exchanged. Strides count elements.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct ProductShape<T>
    where T : unmanaged
{
    /// <summary>Rows of the left operand and of the result.</summary>
    public nint Rows;

    /// <summary>Columns of the right operand and of the result.</summary>
    public nint Columns;

    /// <summary>Columns of the left operand and rows of the right: the number of products summed in each element.</summary>
    public nint Depth;

    /// <summary>The left operand's first element.</summary>
    public T* Left;

    /// <summary>From one row of the left operand to the next.</summary>
    public nint LeftRowStride;

    /// <summary>From one column of the left operand to the next.</summary>
    public nint LeftDepthStride;

    /// <summary>The right operand's first element.</summary>
    public T* Right;

    /// <summary>From one row of the right operand to the next.</summary>
    public nint RightDepthStride;

    /// <summary>From one column of the right operand to the next.</summary>
    public nint RightColumnStride;

    /// <summary>The result's first element.</summary>
    public T* Result;

    /// <summary>From one column of the result to the next.</summary>
    public nint ResultStride;

    /// <summary>Whether the product is added to what the result holds, or replaces it.</summary>
    public bool Accumulate;

    /// <summary>Number of multiplications.</summary>
    public readonly long Work => (long)Rows * Columns * Depth;

    /// <summary>The same product read from right to left: Resultᵀ = Rightᵀ · Leftᵀ. Only for a result that is one row or one column.</summary>
    public readonly ProductShape<T> Transposed() => this with
    {
        Rows = Columns,
        Columns = Rows,
        Left = Right,
        LeftRowStride = RightColumnStride,
        LeftDepthStride = RightDepthStride,
        Right = Left,
        RightDepthStride = LeftDepthStride,
        RightColumnStride = LeftRowStride,
        ResultStride = Columns,
    };

    /// <summary>The part of the product that gives the columns from <paramref name="start"/> on.</summary>
    public readonly ProductShape<T> ColumnRange(nint start, nint count) => this with
    {
        Columns = count,
        Right = Right + start * RightColumnStride,
        Result = Result + start * ResultStride,
    };

    /// <summary>The part of the product that gives the rows from <paramref name="start"/> on.</summary>
    public readonly ProductShape<T> RowRange(nint start, nint count) => this with
    {
        Rows = count,
        Left = Left + start * LeftRowStride,
        Result = Result + start,
    };

    /// <summary>The summands from <paramref name="start"/> on; they are added to the earlier ones.</summary>
    public readonly ProductShape<T> DepthRange(nint start, nint count) => this with
    {
        Depth = count,
        Left = Left + start * LeftDepthStride,
        Right = Right + start * RightDepthStride,
        Accumulate = Accumulate || start > 0,
    };
}
