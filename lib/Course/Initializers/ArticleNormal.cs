using System.Numerics;

namespace Course;

/// <summary>The article's choice, N(0, 1/fan-in): keeps the variance from layer to layer as long as the activation is close to the identity, as tanh is near 0.</summary>
/// <remarks>Y. LeCun et al., "Efficient BackProp", in Neural Networks: Tricks of the Trade, 1998.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ArticleNormal<T> : Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override double Draw(int fanIn, int fanOut, SeededRandom random) => Normal(1.0 / fanIn, random);
}
