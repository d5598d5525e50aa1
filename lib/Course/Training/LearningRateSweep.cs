namespace Course;

/// <summary>What a <see cref="LearningRateFinder"/> has seen.</summary>
/// <param name="Rates">The learning rate of each step, rising.</param>
/// <param name="Losses">The training loss at each of them, as a running mean.</param>
public sealed record LearningRateSweep(double[] Rates, double[] Losses)
{
    /// <summary>The rate at which the loss was lowest: a little more and it rises.</summary>
    public double Lowest => Rates.Length > 0 ? Rates[Array.IndexOf(Losses, Losses.Min())] : double.NaN;

    /// <summary>A rate to train with: a third of <see cref="Lowest"/>, clear of the edge.</summary>
    public double Suggested => Lowest / 3;

    /// <summary>The suggestion and what it comes from.</summary>
    public override string ToString() => FormattableString.Invariant($"learning rate {Suggested:G2}: the loss is lowest at {Lowest:G2}, after {Rates.Length} steps");
}
