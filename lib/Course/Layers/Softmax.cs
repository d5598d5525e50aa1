using System.Numerics;
using System.Numerics.Tensors;
using Course.Simd;
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
        ColumnWise.Softmax(input.Entries(), input.RowCount, a.Entries());
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
            TensorPrimitives.Subtract(dA, Reduction.Dot<T>(p, dA), result);      // da − a·da
            TensorPrimitives.Multiply(result, p, result);                               // a ⊙ (da − a·da)
        }

        return dZ;
    }
}
