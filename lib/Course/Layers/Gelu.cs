using System.Numerics;
using System.Numerics.Tensors;
using Course.Simd;

namespace Course;

/// <summary>
/// The Gaussian error linear unit <c>z Φ(z)</c>, Φ being the standard normal distribution function: exact, by the error function.
/// With <c>approximate</c> the form by tanh that was in use when erf was slow: <c>z/2 (1 + tanh(√(2/π) (z + 0.044715 z³)))</c>.
/// </summary>
/// <remarks>D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units (GELUs)", 2016, arXiv:1606.08415.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Gelu<T> : Activation<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // (1 + tanh u)/2 = σ(2u), so the approximation is z σ(s (z + c z³)) with s = 2 √(2/π).
    private static readonly T s = T.CreateTruncating(2 * Math.Sqrt(2 / Math.PI)), c = T.CreateTruncating(0.044715), three = T.CreateTruncating(3);

    /// <summary>The exact form, or the one by tanh.</summary>
    public Gelu(bool approximate = false) => Approximate = approximate;

    /// <summary>Whether it is the form by tanh.</summary>
    public bool Approximate { get; }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<T> z, Span<T> a)
    {
        if (Approximate)
        {
            ApproximateDistribution(z, a);
            TensorPrimitives.Multiply(z, a, a);
        }
        else ElementWise.Gelu(z, a);
    }

    /// <inheritdoc/>
    public override void ApplyDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> dZ)
    {
        if (Approximate)
        {
            ApproximateDistribution(z, dZ);
            for (int i = 0; i < z.Length; i++)                                              // Φ + z Φ′
                dZ[i] = dA[i] * dZ[i] * (T.One + z[i] * (T.One - dZ[i]) * s * (T.One + three * c * z[i] * z[i]));
        }
        else ElementWise.GeluGradient(z, dA, dZ);
    }

    /// <inheritdoc/>
    public override string ToString() => Approximate ? "Gelu(tanh)" : "Gelu";

    private static void ApproximateDistribution(ReadOnlySpan<T> z, Span<T> result)
    {
        for (int i = 0; i < z.Length; i++) result[i] = s * (z[i] + c * z[i] * z[i] * z[i]);
        ElementWise.Sigmoid<T>(result, result);
    }
}
