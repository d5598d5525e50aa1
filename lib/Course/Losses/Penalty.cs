using System.Numerics;

namespace Course;

/// <summary>What large weights cost. Applies to weights only: biases and the scales of batch normalisation stay free.</summary>
public abstract class Penalty
{
    private protected Penalty(double strength)
    {
        if (strength is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(strength), strength, "The strength of a penalty is a number from 0 up; 1e-4 to 1e-2 is usual.");
        Strength = strength;
    }

    /// <summary>λ.</summary>
    public double Strength { get; }

    /// <summary>Adds the penalty's gradient to that of <paramref name="parameter"/>, if it is a weight, and returns the penalty.</summary>
    public double AddTo<T>(Parameter<T> parameter) where T : unmanaged, IFloatingPointIeee754<T>
        => parameter.IsWeight ? Add<T>(parameter.Values, parameter.Gradients) : 0;

    private protected abstract double Add<T>(ReadOnlySpan<T> weights, Span<T> gradients) where T : unmanaged, IFloatingPointIeee754<T>;
}
