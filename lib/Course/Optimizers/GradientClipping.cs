using System.Numerics;
using System.Numerics.Tensors;

namespace Course;

/// <summary>Keeps a single wild batch from throwing the parameters far away: gradients beyond a limit are made smaller before the step.</summary>
/// <remarks>R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent neural networks", ICML 2013.</remarks>
public sealed class GradientClipping
{
    private readonly double limit;
    private readonly bool byNorm;

    private GradientClipping(double limit, bool byNorm)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        (this.limit, this.byNorm) = (limit, byNorm);
    }

    /// <summary>Scales all gradients together by <c>limit / (norm + 10⁻⁶)</c> if their common Euclidean norm is larger; their direction stays.</summary>
    public static GradientClipping ByNorm(double limit) => new(limit, byNorm: true);

    /// <summary>Cuts every entry off at ±<paramref name="limit"/>.</summary>
    public static GradientClipping ByValue(double limit) => new(limit, byNorm: false);

    /// <summary>Clips the gradients of <paramref name="parameters"/>.</summary>
    public void Apply<T>(IReadOnlyList<Parameter<T>> parameters) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double factor = byNorm ? limit / (Norm(parameters) + 1e-6) : 1;
        if (byNorm && !(factor < 1)) return;
        for (int i = 0; i < parameters.Count; i++)
        {
            Span<T> g = parameters[i].Gradients;
            if (byNorm) TensorPrimitives.Multiply(g, T.CreateTruncating(factor), g);
            else TensorPrimitives.Clamp(g, T.CreateTruncating(-limit), T.CreateTruncating(limit), g);
        }
    }

    /// <summary>What is clipped at which limit.</summary>
    public override string ToString() => $"{(byNorm ? "norm" : "value")} ≤ {limit}";

    private static double Norm<T>(IReadOnlyList<Parameter<T>> parameters) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double squares = 0;
        for (int i = 0; i < parameters.Count; i++) squares += double.CreateTruncating(TensorPrimitives.SumOfSquares<T>(parameters[i].Gradients));
        return Math.Sqrt(squares);
    }
}
