namespace Course.Tests;

public sealed class LearningRateFinderTests
{
    private static readonly Dataset<double> moons = SyntheticData.Moons(samples: 200, noise: 0.1, seed: 1);

    [Fact]
    public void A_sweep_raises_the_rate_by_the_same_factor_from_step_to_step()
    {
        var sweep = new LearningRateFinder { Smallest = 1e-4, Largest = 1e-2, Steps = 21 }.Run(NewNetwork(), new BinaryCrossEntropy<double>(), new Sgd<double>(), moons);

        Assert.Equal(21, sweep.Rates.Length);
        Assert.Equal((1e-4, 1e-2), (sweep.Rates[0], Math.Round(sweep.Rates[^1], 12)));
        Assert.All(sweep.Rates.Zip(sweep.Rates.Skip(1)), pair => Assert.Equal(Math.Pow(10, 0.1), pair.Second / pair.First, 1e-9));
    }

    [Fact]
    public void A_sweep_leaves_the_network_as_it_was_and_gives_the_same_numbers_again()
    {
        var network = NewNetwork();
        var before = network.Predict(moons.Features);
        var first = new LearningRateFinder().Run(network, new BinaryCrossEntropy<double>(), new Adam<double>(), moons);
        var second = new LearningRateFinder().Run(network, new BinaryCrossEntropy<double>(), new Adam<double>(), moons);

        Assert.Equal(before, network.Predict(moons.Features));
        Assert.Equal(first.Losses, second.Losses);
    }

    [Fact]
    public void A_sweep_ends_where_the_loss_soars()
    {
        var sweep = new LearningRateFinder { Largest = 1e6 }.Run(NewNetwork(), new BinaryCrossEntropy<double>(), new Sgd<double>(), moons);

        Assert.InRange(sweep.Rates.Length, 50, 199);
        Assert.All(sweep.Losses, loss => Assert.True(double.IsFinite(loss) && loss <= 4 * sweep.Losses.Max()));
    }

    [Fact]
    public void The_suggested_rate_trains_better_than_a_thousandth_of_it_and_a_hundred_times_as_much()
    {
        double rate = new LearningRateFinder().Run(NewNetwork(), new BinaryCrossEntropy<double>(), new Adam<double>(), moons).Suggested;
        double[] losses = [.. new[] { rate, rate / 1000, rate * 100 }.Select(r =>
            NewNetwork().Fit(moons, new BinaryCrossEntropy<double>(), new Adam<double>(r), epochs: 20).Last.TrainingLoss)];

        Assert.Equal(losses.Min(), losses[0]);
    }

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(1, 1, 10)]
    [InlineData(1e-3, 1, 1)]
    public void A_sweep_that_goes_nowhere_is_refused(double smallest, double largest, int steps)
    {
        var finder = new LearningRateFinder { Smallest = smallest, Largest = largest, Steps = steps };

        Assert.StartsWith("The learning rate must grow", Assert.Throws<ArgumentException>(() => finder.Run(NewNetwork(), new BinaryCrossEntropy<double>(), new Sgd<double>(), moons)).Message, StringComparison.Ordinal);
    }

    private static Network<double> NewNetwork() => new(seed: 3, new Dense<double>(2, 16), new Relu<double>(), new Dense<double>(16, 1));
}
