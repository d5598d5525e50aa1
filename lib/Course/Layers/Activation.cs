using System.Numerics;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>A function applied to every entry: <c>A = f(Z)</c>, and back <c>dZ = dA ⊙ f′(Z)</c>.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Activation<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MatrixBuffer<T> outputs = new(), inputGradients = new();
    private Matrix<T>? z, a;

    /// <summary>Writes f(z) into <paramref name="a"/>, entry by entry.</summary>
    public abstract void Apply(ReadOnlySpan<T> z, Span<T> a);

    /// <summary>Writes dA ⊙ f′(z) into <paramref name="dZ"/>, entry by entry.</summary>
    /// <param name="z">The inputs.</param>
    /// <param name="a">f(z), as <see cref="Apply"/> gave it; many derivatives are shortest in terms of it.</param>
    /// <param name="dA">The gradient with respect to a.</param>
    /// <param name="dZ">Receives the gradient with respect to z.</param>
    public abstract void ApplyDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> dZ);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public sealed override Matrix<T> Forward(Matrix<T> input, bool training = false)
    {
        z = input;
        a = outputs.Like(z);
        Apply(z.Entries(), a.Entries());                                                // A = f(Z)
        return a;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public sealed override Matrix<T> Backward(Matrix<T> outputGradient)
    {
        RequireShape(outputGradient, a);
        var dZ = inputGradients.Like(z!);
        ApplyDerivative(z!.Entries(), a!.Entries(), outputGradient.Entries(), dZ.Entries());   // dZ = dA ⊙ f′(Z)
        return dZ;
    }
}
