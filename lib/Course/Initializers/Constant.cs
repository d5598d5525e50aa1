using System.Numerics;

namespace Course;

/// <summary>The same number everywhere. With weights it shows why symmetry must be broken: equal units stay equal for ever.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Constant<T> : Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double value;

    /// <summary>Fills with <paramref name="value"/>.</summary>
    public Constant(double value) => this.value = value;

    /// <inheritdoc/>
    protected override double Draw(int fanIn, int fanOut, SeededRandom random) => value;
}
