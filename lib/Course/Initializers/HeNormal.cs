using System.Numerics;

namespace Course;

/// <summary>N(0, 2/fan-in): twice the article's variance, since a rectifier cuts off half of it; for ReLU and its kin. What <see cref="Dense{T}"/> uses unless told otherwise.</summary>
/// <remarks>K. He et al., "Delving Deep into Rectifiers", ICCV 2015.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class HeNormal<T> : Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override double Draw(int fanIn, int fanOut, SeededRandom random) => Normal(2.0 / fanIn, random);
}
