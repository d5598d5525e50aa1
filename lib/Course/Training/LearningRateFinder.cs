using System.Numerics;

namespace Course;

/// <summary>
/// Tries all learning rates in one short training: the rate grows from step to step, from far too small to far too large, and the loss is
/// written down. It falls where the rate suits and soars where it is too large. The network is put back as it was.
/// </summary>
/// <remarks>L. N. Smith, "Cyclical Learning Rates for Training Neural Networks", WACV 2017, section 3.3.</remarks>
/// <example><code>var sweep = new LearningRateFinder().Run(network, new BinaryCrossEntropy&lt;double&gt;(), new Adam&lt;double&gt;(), train);</code></example>
public sealed class LearningRateFinder
{
    // How much of the running mean of the loss each step keeps: mini-batches differ, and their noise would hide the slope.
    private const double Smoothing = 0.9;

    // A loss this many times the lowest will not come down again.
    private const double Hopeless = 4;

    /// <summary>The rate of the first step.</summary>
    public double Smallest { get; init; } = 1e-5;

    /// <summary>The rate of the last step, unless the loss has soared before.</summary>
    public double Largest { get; init; } = 10;

    /// <summary>How many steps lead from the smallest to the largest rate, each by the same factor.</summary>
    public int Steps { get; init; } = 200;

    /// <summary>How many samples make a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Sweeps the learning rate.</summary>
    /// <param name="network">What is to be trained; it has its present parameters again afterwards.</param>
    /// <param name="loss">What it is judged by.</param>
    /// <param name="optimizer">A new optimiser of the kind to train with; its memory is used up by the sweep.</param>
    /// <param name="train">What to learn from; batches are drawn with the network's seed.</param>
    /// <exception cref="ArgumentException">The rates do not grow, there are too few steps, or the data do not fit the network or the loss.</exception>
    public LearningRateSweep Run<T>(Network<T> network, Loss<T> loss, Optimizer<T> optimizer, Dataset<T> train)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(Smallest > 0 && Largest > Smallest && double.IsFinite(Largest)) || Steps < 2)
            throw new ArgumentException($"The learning rate must grow from a positive number in at least two steps; got {Smallest} to {Largest} in {Steps}.");
        loss.RequireTargets(train.Targets);
        var trainer = new Trainer<T>(network, loss, optimizer);
        var start = network.Capture();
        try
        {
            return Sweep(trainer, optimizer, new Batches<T>(train, BatchSize), new SeededRandom(network.Seed));
        }
        finally
        {
            network.Restore(start);
        }
    }

    private LearningRateSweep Sweep<T>(Trainer<T> trainer, Optimizer<T> optimizer, Batches<T> batches, SeededRandom random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<double> rates = [], losses = [];
        double mean = 0, lowest = double.PositiveInfinity;
        for (int step = 0; step < Steps; step++)
        {
            if (step % batches.Count == 0) batches.Shuffle(random);
            optimizer.LearningRate = Smallest * Math.Pow(Largest / Smallest, step / (Steps - 1.0));
            var (x, t) = batches.Cut(step % batches.Count);
            double value = trainer.Step(x, t);
            mean = Smoothing * mean + (1 - Smoothing) * value;
            double smooth = mean / (1 - Math.Pow(Smoothing, step + 1));          // corrects for the start at 0, as Adam does
            lowest = Math.Min(lowest, smooth);
            if (!double.IsFinite(value) || smooth > Hopeless * lowest) break;
            rates.Add(optimizer.LearningRate);
            losses.Add(smooth);
        }

        return new LearningRateSweep([.. rates], [.. losses]);
    }
}
