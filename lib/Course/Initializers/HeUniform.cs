using System.Numerics;

namespace Course;

/// <summary>Uniform over ±√(6/fan-in): the same variance as <see cref="HeNormal{T}"/>, without outliers.</summary>
/// <remarks>K. He et al., "Delving Deep into Rectifiers", ICCV 2015.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class HeUniform<T> : Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override double Draw(int fanIn, int fanOut, SeededRandom random) => Uniform(2.0 / fanIn, random);
}
