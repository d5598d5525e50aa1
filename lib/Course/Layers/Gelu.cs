using System.Numerics;
using MathNet.Numerics;

namespace Course;

/// <summary>
/// The Gaussian error linear unit <c>z Φ(z)</c>, Φ being the standard normal distribution function. The exact form, by the error function;
/// with <c>approximate</c> the form by tanh that was in use when erf was slow: <c>z/2 (1 + tanh(√(2/π) (z + 0.044715 z³)))</c>.
/// </summary>
/// <remarks>D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units (GELUs)", 2016, arXiv:1606.08415.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>. The function itself is computed in double.</typeparam>
public sealed class Gelu<T> : Activation<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const double Cubic = 0.044715;
    private static readonly double TanhScale = Math.Sqrt(2 / Math.PI), DensityScale = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>The exact form, or the one by tanh.</summary>
    public Gelu(bool approximate = false) => Approximate = approximate;

    /// <summary>Whether it is the form by tanh.</summary>
    public bool Approximate { get; }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<T> z, Span<T> a)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double value = double.CreateTruncating(z[i]);
            a[i] = T.CreateTruncating(value * (Approximate ? TanhWeight(value) : Distribution(value)));
        }
    }

    /// <inheritdoc/>
    public override void ApplyDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> dA, Span<T> dZ)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double value = double.CreateTruncating(z[i]);
            dZ[i] = dA[i] * T.CreateTruncating(Approximate ? TanhSlope(value) : ExactSlope(value));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Approximate ? "Gelu(tanh)" : "Gelu";

    private static double Distribution(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));                       // Φ

    private static double ExactSlope(double z) => Distribution(z) + z * DensityScale * Math.Exp(-z * z / 2);              // Φ + z φ

    private static double TanhWeight(double z) => 0.5 * (1 + Math.Tanh(TanhScale * (z + Cubic * z * z * z)));

    private static double TanhSlope(double z)
    {
        double weight = TanhWeight(z);
        return weight + z * 2 * weight * (1 - weight) * TanhScale * (1 + 3 * Cubic * z * z);
    }
}
