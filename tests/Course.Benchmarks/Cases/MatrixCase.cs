namespace Course.Benchmarks;

/// <summary>
/// A matrix product out of a training step, named as a program that keeps samples in rows would name it: rows × depth × columns.
/// The course keeps samples in columns, column after column, so that the same numbers lie at the same places in memory for everyone.
/// </summary>
/// <param name="Name">What results call it.</param>
/// <param name="Rows">Rows of the left operand.</param>
/// <param name="Depth">Columns of the left operand, rows of the right.</param>
/// <param name="Columns">Columns of the right operand.</param>
/// <param name="Form">Which operand is used transposed.</param>
internal sealed record MatrixCase(string Name, int Rows, int Depth, int Columns, ProductForm Form)
{
    /// <summary>The products that are measured: a square one, and those of a 784-256-128-10 network with batches of 128.</summary>
    public static IReadOnlyList<MatrixCase> All { get; } =
    [
        new("gemm-512", 512, 512, 512, ProductForm.Plain),
        new("gemm-128x784x256", 128, 784, 256, ProductForm.Plain),
        new("gemm-128x256x128", 128, 256, 128, ProductForm.Plain),
        new("gemm-784x128x256", 784, 128, 256, ProductForm.LeftTransposed),
        new("gemm-256x128x128", 256, 128, 128, ProductForm.LeftTransposed),
        new("gemm-128x128x256", 128, 128, 256, ProductForm.RightTransposed),
    ];

    /// <summary>Floating-point operations: a multiplication and an addition for each step of the innermost sum.</summary>
    public double Operations => 2.0 * Rows * Depth * Columns;

    /// <summary>The product in the article's letters.</summary>
    public string Meaning => Form switch
    {
        ProductForm.LeftTransposed => $"X'·dZ {Rows}×{Depth}×{Columns}",
        ProductForm.RightTransposed => $"dZ·W' {Rows}×{Depth}×{Columns}",
        _ => $"{Rows}×{Depth}×{Columns}",
    };
}
