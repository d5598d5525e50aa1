using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Benchmarks;

/// <summary>A product as any MathNet program writes it, into a matrix that is there already. Which provider computes it is the caller's choice.</summary>
internal static class OurProducts
{
    /// <summary>The product to be timed.</summary>
    public static Func<double?> Prepare<T>(MatrixCase product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new SeededRandom(0);
        Matrix<T> Random(int rows, int columns) => Matrix<T>.Build.Dense(rows, columns, (_, _) => T.CreateTruncating(random.NextGaussian()));
        int n = product.Columns, k = product.Depth, m = product.Rows;
        var result = Matrix<T>.Build.Dense(n, m);

        // Samples in columns: everything turned by a quarter against the case's name, at the same addresses.
        switch (product.Form)
        {
            case ProductForm.LeftTransposed:
                Matrix<T> dZ = Random(n, k), x = Random(m, k);
                return () => Multiply(() => dZ.TransposeAndMultiply(x, result));
            case ProductForm.RightTransposed:
                Matrix<T> weights = Random(k, n), gradient = Random(k, m);
                return () => Multiply(() => weights.TransposeThisAndMultiply(gradient, result));
            default:
                Matrix<T> w = Random(n, k), input = Random(k, m);
                return () => Multiply(() => w.Multiply(input, result));
        }
    }

    private static double? Multiply(Action product)
    {
        product();
        return null;
    }
}
