using System.Numerics;

namespace Course;

/// <summary>All zero: right for biases; for weights it makes all units of a layer compute, and for ever learn, the same.</summary>
/// <remarks>That is the symmetry which random initialisation breaks.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Zeros<T> : Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override double Draw(int fanIn, int fanOut, SeededRandom random) => 0;
}
