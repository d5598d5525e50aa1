using System.Numerics.Tensors;

namespace Course;

/// <summary>The penalty <c>λ Σ |w|</c>, with gradient <c>λ sign(w)</c> (0 at 0): drives weights that do not earn their keep to zero.</summary>
public sealed class L1 : Penalty
{
    /// <summary>With strength λ.</summary>
    public L1(double strength) : base(strength)
    {
    }

    private protected override double Add<T>(ReadOnlySpan<T> weights, Span<T> gradients)
    {
        T λ = T.CreateTruncating(Strength);
        for (int i = 0; i < weights.Length; i++) gradients[i] += weights[i] > T.Zero ? λ : weights[i] < T.Zero ? -λ : T.Zero;
        return Strength * double.CreateTruncating(TensorPrimitives.SumOfMagnitudes(weights));
    }
}
