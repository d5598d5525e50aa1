using System.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Course.Simd;

/// <summary>
/// Makes MathNet's dense matrix products fast. After <see cref="Use"/>, <c>A * B</c>, <c>Multiply</c>, <c>TransposeThisAndMultiply</c> and
/// <c>TransposeAndMultiply</c> of float and double matrices go through <see cref="MatrixProduct"/>; everything else stays with MathNet's managed provider.
/// </summary>
public sealed partial class SimdLinearAlgebraProvider : ILinearAlgebraProvider
{
    private static readonly ManagedLinearAlgebraProvider Managed = ManagedLinearAlgebraProvider.Instance;
    private static readonly Lock Switching = new();
    private static ILinearAlgebraProvider? replaced;

    private SimdLinearAlgebraProvider()
    {
    }

    /// <summary>The provider; it has no state.</summary>
    public static SimdLinearAlgebraProvider Instance { get; } = new();

    /// <summary>Makes this MathNet's linear-algebra provider. Calling it again changes nothing; any thread may.</summary>
    public static void Use()
    {
        // Read without the lock: networks call this at every start of training.
        if (ReferenceEquals(LinearAlgebraControl.Provider, Instance)) return;
        lock (Switching)
        {
            var current = LinearAlgebraControl.Provider;
            if (ReferenceEquals(current, Instance)) return;
            replaced = current;
            LinearAlgebraControl.Provider = Instance;
        }
    }

    /// <summary>Brings back the provider that <see cref="Use"/> replaced. Does nothing if this is not the provider in use.</summary>
    public static void Restore()
    {
        lock (Switching)
        {
            if (!ReferenceEquals(LinearAlgebraControl.Provider, Instance)) return;
            LinearAlgebraControl.Provider = replaced ?? Managed;
            replaced = null;
        }
    }

    /// <inheritdoc/>
    public bool IsAvailable() => true;

    /// <inheritdoc/>
    public void InitializeVerify() => Managed.InitializeVerify();

    /// <inheritdoc/>
    public void FreeResources() => Managed.FreeResources();

    /// <inheritdoc/>
    public void MatrixMultiply(double[] x, int rowsX, int columnsX, double[] y, int rowsY, int columnsY, double[] result) =>
        Multiply(x, rowsX, columnsX, false, y, rowsY, columnsY, false, result, accumulate: false);

    /// <inheritdoc/>
    public void MatrixMultiply(float[] x, int rowsX, int columnsX, float[] y, int rowsY, int columnsY, float[] result) =>
        Multiply(x, rowsX, columnsX, false, y, rowsY, columnsY, false, result, accumulate: false);

    /// <inheritdoc/>
    public void MatrixMultiplyWithUpdate(Transpose transposeA, Transpose transposeB, double alpha, double[] a, int rowsA, int columnsA, double[] b, int rowsB, int columnsB, double beta, double[] c)
    {
        if (Scales(alpha, beta)) Managed.MatrixMultiplyWithUpdate(transposeA, transposeB, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, c);
        else Multiply(a, rowsA, columnsA, Turned(transposeA), b, rowsB, columnsB, Turned(transposeB), c, accumulate: beta != 0);
    }

    /// <inheritdoc/>
    public void MatrixMultiplyWithUpdate(Transpose transposeA, Transpose transposeB, float alpha, float[] a, int rowsA, int columnsA, float[] b, int rowsB, int columnsB, float beta, float[] c)
    {
        if (Scales(alpha, beta)) Managed.MatrixMultiplyWithUpdate(transposeA, transposeB, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, c);
        else Multiply(a, rowsA, columnsA, Turned(transposeA), b, rowsB, columnsB, Turned(transposeB), c, accumulate: beta != 0);
    }

    // MathNet itself only ever asks for the plain product; α·A·B + β·C with other factors is left to its own code.
    private static bool Scales(double alpha, double beta) => alpha != 1 || (beta != 0 && beta != 1);

    // The conjugate of a real matrix is the matrix.
    private static bool Turned(Transpose transpose) => transpose != Transpose.DontTranspose;

    private static void Multiply<T>(
        T[] x, int rowsX, int columnsX, bool turnX, T[] y, int rowsY, int columnsY, bool turnY, T[] result, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(result);

        // MathNet allows the result to be an operand.
        if (ReferenceEquals(x, result)) x = (T[])x.Clone();
        if (ReferenceEquals(y, result)) y = (T[])y.Clone();

        var left = new ReadOnlyMatrixSpan<T>(x, rowsX, columnsX);
        var right = new ReadOnlyMatrixSpan<T>(y, rowsY, columnsY);
        if (turnX) left = left.Transposed;
        if (turnY) right = right.Transposed;
        MatrixProduct.Multiply(left, right, new MatrixSpan<T>(result, left.Rows, right.Columns), accumulate);
    }
}
