namespace Course;

/// <summary>The factor by which the learning rate is multiplied in each epoch. Epochs count from 1.</summary>
public sealed class LearningRateSchedule
{
    private readonly Func<int, double> factor;
    private readonly string description;

    private LearningRateSchedule(string description, Func<int, double> factor) => (this.description, this.factor) = (description, factor);

    /// <summary>Always 1.</summary>
    public static LearningRateSchedule Constant { get; } = new("constant", _ => 1);

    /// <summary>1 at first, and multiplied by <paramref name="factor"/> after every <paramref name="every"/> epochs.</summary>
    public static LearningRateSchedule Step(int every, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        return new($"times {factor} every {every} epochs", epoch => Math.Pow(factor, (epoch - 1) / every));
    }

    /// <summary>Half a cosine wave from 1 in the first epoch towards <paramref name="minimum"/> after the last: <c>min + (1 − min) (1 + cos(π (epoch − 1) / epochs)) / 2</c>.</summary>
    /// <remarks>I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, without the restarts.</remarks>
    public static LearningRateSchedule Cosine(int epochs, double minimum = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epochs);
        return new($"cosine to {minimum} over {epochs} epochs",
            epoch => minimum + (1 - minimum) * (1 + Math.Cos(Math.PI * Math.Min(epoch - 1, epochs) / epochs)) / 2);
    }

    /// <summary>Rises in equal steps to 1 in epoch <paramref name="epochs"/>; from the next epoch on <paramref name="then"/> starts at its beginning.</summary>
    public static LearningRateSchedule WarmUp(int epochs, LearningRateSchedule? then = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epochs);
        then ??= Constant;
        return new($"warm-up over {epochs} epochs, then {then}", epoch => epoch <= epochs ? (double)epoch / epochs : then.FactorAt(epoch - epochs));
    }

    /// <summary>The factor in the given epoch, counted from 1.</summary>
    public double FactorAt(int epoch) => factor(epoch);

    /// <summary>The schedule in words.</summary>
    public override string ToString() => description;
}
