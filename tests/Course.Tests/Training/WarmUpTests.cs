namespace Course.Tests.Training;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Warming_up_succeeds_and_happens_once()
    {
        var first = WarmUp.Start();
        Assert.Same(first, WarmUp.Start());
        await first.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_computed_does_not_depend_on_it()
    {
        double Train()
        {
            var x = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 20, (i, j) => Math.Sin(i + 2 * j));
            var t = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(1, 20, (_, j) => j % 2);
            var network = new Network<double>(seed: 3, new Dense<double>(2, 5), new Sigmoid<double>(), new Dense<double>(5, 1));
            return network.Fit(new Dataset<double>(x, t), new BinaryCrossEntropy<double>(), new Sgd<double>(), epochs: 5, batchSize: 8).Last.TrainingLoss;
        }

        double during = Train();
        await WarmUp.Start().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(during, Train());
    }
}
