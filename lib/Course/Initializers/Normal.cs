using System.Numerics;

namespace Course;

/// <summary>N(0, standard deviation²), whatever the size of the layer: to see what becomes of weights that are too small or too large.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Normal<T> : Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double standardDeviation;

    /// <summary>With this standard deviation.</summary>
    public Normal(double standardDeviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(standardDeviation);
        this.standardDeviation = standardDeviation;
    }

    /// <inheritdoc/>
    protected override double Draw(int fanIn, int fanOut, SeededRandom random) => standardDeviation * random.NextGaussian();
}
