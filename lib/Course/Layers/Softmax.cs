using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Turns each column into probabilities: <c>aᵢ = e^zᵢ / Σⱼ e^zⱼ</c>, computed after the column's largest entry is taken off, which changes nothing but keeps e^z finite.
/// Back with the full Jacobian <c>∂aᵢ/∂zⱼ = aᵢ (δᵢⱼ − aⱼ)</c>: <c>dz = a ⊙ (da − a·da)</c>.
/// </summary>
/// <remarks>As the last layer of a classifier leave it out: <see cref="SoftmaxCrossEntropy{T}"/> applies it itself, more accurately.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Softmax<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MatrixBuffer<T> outputs = new(), inputGradients = new();
    private Matrix<T>? a;

    /// <inheritdoc/>
    public override Matrix<T> Forward(Matrix<T> input, bool training = false)
    {
        a = outputs.Like(input);
        Apply(input.Entries(), a.Entries(), input.RowCount);
        return a;
    }

    /// <inheritdoc/>
    public override Matrix<T> Backward(Matrix<T> outputGradient)
    {
        RequireShape(outputGradient, a);
        var dZ = inputGradients.Like(outputGradient);
        int rows = dZ.RowCount;
        for (int start = 0; start < rows * dZ.ColumnCount; start += rows)
        {
            Span<T> p = a!.Entries().Slice(start, rows), dA = outputGradient.Entries().Slice(start, rows), result = dZ.Entries().Slice(start, rows);
            TensorPrimitives.Subtract(dA, TensorPrimitives.Dot<T>(p, dA), result);      // da − a·da
            TensorPrimitives.Multiply(result, p, result);                               // a ⊙ (da − a·da)
        }

        return dZ;
    }

    /// <summary>Writes the softmax of every column of <paramref name="z"/>, <paramref name="rows"/> high, into <paramref name="a"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<T> z, Span<T> a, int rows)
    {
        for (int start = 0; start < z.Length; start += rows)
        {
            var column = z.Slice(start, rows);
            TensorPrimitives.Subtract(column, TensorPrimitives.Max(column), a.Slice(start, rows));
        }

        TensorPrimitives.Exp(a, a);
        for (int start = 0; start < z.Length; start += rows)
        {
            var column = a.Slice(start, rows);
            TensorPrimitives.Divide(column, TensorPrimitives.Sum<T>(column), column);
        }
    }
}
