using System.Numerics;
using System.Numerics.Tensors;

namespace Course;

/// <summary>
/// Momentum and RMSProp in one, corrected for starting at zero: <c>m ← β₁ m + (1 − β₁) g</c>, <c>v ← β₂ v + (1 − β₂) g²</c>,
/// <c>m̂ = m / (1 − β₁ᵗ)</c>, <c>v̂ = v / (1 − β₂ᵗ)</c>, <c>w ← w − η m̂ / (√v̂ + ε)</c>.
/// </summary>
/// <remarks>D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public class Adam<T> : Optimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double beta1, beta2;
    private readonly T ε;
    private T stepSize, rootCorrection;

    /// <summary>With learning rate η, decays β₁ and β₂ of the averages and ε against division by zero.</summary>
    public Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : base(learningRate)
        => (this.beta1, this.beta2, ε) = (RequireShare(beta1, nameof(beta1)), RequireShare(beta2, nameof(beta2)), T.CreateTruncating(epsilon));

    /// <inheritdoc/>
    protected override int MemorySize => 2;

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        stepSize = T.CreateTruncating(LearningRate / (1 - Math.Pow(beta1, StepCount)));
        rootCorrection = T.CreateTruncating(1 / Math.Sqrt(1 - Math.Pow(beta2, StepCount)));
    }

    /// <inheritdoc/>
    protected override void Update(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> scratch)
    {
        TensorPrimitives.Lerp(m, g, T.CreateTruncating(1 - beta1), m);                      // m ← β₁ m + (1 − β₁) g
        TensorPrimitives.Multiply(g, g, scratch);
        TensorPrimitives.Lerp(v, scratch, T.CreateTruncating(1 - beta2), v);                // v ← β₂ v + (1 − β₂) g²
        TensorPrimitives.Sqrt(v, scratch);
        TensorPrimitives.Multiply(scratch, rootCorrection, scratch);
        TensorPrimitives.Add(scratch, ε, scratch);
        TensorPrimitives.Divide(m, scratch, scratch);                                       // m / (√v̂ + ε)
        TensorPrimitives.MultiplyAdd(scratch, -stepSize, w, w);
    }
}
