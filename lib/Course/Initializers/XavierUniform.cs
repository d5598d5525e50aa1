using System.Numerics;

namespace Course;

/// <summary>Uniform over ±√(6/(fan-in + fan-out)): the same variance as <see cref="XavierNormal{T}"/>, without outliers.</summary>
/// <remarks>X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class XavierUniform<T> : Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override double Draw(int fanIn, int fanOut, SeededRandom random) => Uniform(2.0 / (fanIn + fanOut), random);
}
