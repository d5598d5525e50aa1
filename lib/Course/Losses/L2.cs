using System.Numerics.Tensors;

namespace Course;

/// <summary>The penalty <c>λ/2 Σ w²</c>, with gradient <c>λ w</c>: keeps weights small. With plain SGD it is the same as weight decay λ.</summary>
public sealed class L2 : Penalty
{
    /// <summary>With strength λ.</summary>
    public L2(double strength) : base(strength)
    {
    }

    private protected override double Add<T>(ReadOnlySpan<T> weights, Span<T> gradients)
    {
        TensorPrimitives.MultiplyAdd(weights, T.CreateTruncating(Strength), gradients, gradients);
        return Strength / 2 * double.CreateTruncating(TensorPrimitives.SumOfSquares(weights));
    }
}
