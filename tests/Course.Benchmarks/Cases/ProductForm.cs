namespace Course.Benchmarks;

/// <summary>Which operand of a product is used transposed.</summary>
internal enum ProductForm
{
    /// <summary>None: X·W, forward.</summary>
    Plain,

    /// <summary>The left: Xᵀ·dZ, the gradient of the weights.</summary>
    LeftTransposed,

    /// <summary>The right: dZ·Wᵀ, the gradient of the inputs.</summary>
    RightTransposed,
}
