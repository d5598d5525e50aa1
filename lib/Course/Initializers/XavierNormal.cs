using System.Numerics;

namespace Course;

/// <summary>N(0, 2/(fan-in + fan-out)): a compromise that keeps the variance of activations forward and of gradients backward; for tanh and sigmoid.</summary>
/// <remarks>X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class XavierNormal<T> : Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override double Draw(int fanIn, int fanOut, SeededRandom random) => Normal(2.0 / (fanIn + fanOut), random);
}
