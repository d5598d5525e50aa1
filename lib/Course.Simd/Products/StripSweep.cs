namespace Course.Simd;

/// <summary>
/// What a <see cref="TileKernel{T,TVector,TWidth,TVectors,TColumns}"/> works on: one strip of the result, tile after tile from left to right.
/// <code>
///            depth                 columns                       columns
///        ┌───────────┐         ┌───┬───┬───┐                 ┌───┬───┬───┐
///  rows  │   Left    │  ·      │   │   │   │ depth     =     │   │   │   │ rows     (each box to the right: one tile)
///        └───────────┘         │  Right    │                 └───┴───┴───┘
///                              └───┴───┴───┘                    Result
/// </code>
/// Strides count elements, not bytes.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct StripSweep<T>
    where T : unmanaged
{
    /// <summary>Number of products summed in each element, at least 1.</summary>
    public nint Depth;

    /// <summary>The left operand's rows of this strip; the rows of one column lie side by side.</summary>
    public T* Left;

    /// <summary>From one column of the left operand to the next.</summary>
    public nint LeftStride;

    /// <summary>
    /// In strips two vectors high, how many rows the lower vector starts below the upper: a whole vector, or less where the strip is lower than two vectors
    /// and they overlap.
    /// </summary>
    public nint LowerOffset;

    /// <summary>The right operand's first column in this sweep.</summary>
    public T* Right;

    /// <summary>From one row of the right operand to the next.</summary>
    public nint RightDepthStride;

    /// <summary>From one column of the right operand to the next inside a tile.</summary>
    public nint RightColumnStride;

    /// <summary>From the first column of one tile to the first column of the next (differs from the column stride when tiles are packed).</summary>
    public nint RightTileStride;

    /// <summary>The first element of the result, whose rows lie side by side.</summary>
    public T* Result;

    /// <summary>From one column of the result to the next.</summary>
    public nint ResultStride;

    /// <summary>Whether the products are added to what the result holds, or replace it.</summary>
    public bool Accumulate;
}
