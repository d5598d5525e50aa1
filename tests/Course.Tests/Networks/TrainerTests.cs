using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Networks;

public sealed class TrainerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_training_step_allocates_nothing(bool inFloat)
    {
        if (inFloat) Measure<float>();
        else Measure<double>();

        static void Measure<T>() where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            Optimizer<T>[] optimizers = [new Sgd<T>(), new Momentum<T>(), new Nesterov<T>(), new RmsProp<T>(), new Adam<T>(), new AdamW<T>() { Clipping = GradientClipping.ByNorm(1) }];
            var loss = new SoftmaxCrossEntropy<T> { Penalties = [new L1(0.001), new L2(0.001)] };
            foreach (var optimizer in optimizers)
            {
                var network = new Network<T>(1, new Dense<T>(9, 7), new BatchNormalization<T>(7), new Relu<T>(), new Dropout<T>(0.2), new Dense<T>(7, 3));
                var trainer = new Trainer<T>(network, loss, optimizer);
                var batches = new[] { 32, 11 }.Select(count => (X: Fill<T>(9, count), Targets: Fill<T>(3, count))).ToArray();
                for (int step = 0; step < 100; step++) trainer.Step(batches[step % 2].X, batches[step % 2].Targets);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int step = 0; step < 100; step++) trainer.Step(batches[step % 2].X, batches[step % 2].Targets);
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }

        static Matrix<T> Fill<T>(int rows, int columns) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
            => Matrix<T>.Build.Dense(rows, columns, (i, j) => T.CreateTruncating(((i * 7 + j * 3) % 11) / 11.0));
    }

    [Fact]
    public void Without_shuffling_the_batches_come_in_the_order_of_the_samples()
    {
        var data = Tumours(20);
        Network<double> NewNetwork() => new(1, new Dense<double>(4, 3), new Relu<double>(), new Dense<double>(3, 1));
        Network<double> fitted = NewNetwork(), stepped = NewNetwork();
        new Trainer<double>(fitted, new BinaryCrossEntropy<double>(), new Sgd<double>(0.1)) { BatchSize = 8, Epochs = 2, Shuffle = false }.Fit(data);

        var trainer = new Trainer<double>(stepped, new BinaryCrossEntropy<double>(), new Sgd<double>(0.1));
        for (int step = 0; step < 6; step++)
        {
            int start = step % 3 * 8, count = Math.Min(8, 20 - start);
            trainer.Step(data.Features.SubMatrix(0, 4, start, count), data.Targets.SubMatrix(0, 1, start, count));
        }

        Assert.Equal(stepped.Parameters.Select(parameter => parameter.Value), fitted.Parameters.Select(parameter => parameter.Value));
    }

    [Fact]
    public void Training_allocates_per_epoch_and_not_per_step()
    {
        var data = Tumours(320);
        long Allocated(int batchSize)
        {
            var network = new Network<double>(1, new Dense<double>(4, 8), new Relu<double>(), new Dense<double>(8, 1));
            var trainer = new Trainer<double>(network, new BinaryCrossEntropy<double>(), new Sgd<double>(0.1)) { BatchSize = batchSize, Epochs = 20 };
            trainer.Fit(data);
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(data);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(Allocated(8) - Allocated(160), -20_000, 20_000);       // 800 steps against 40
    }

    [Fact]
    public void The_last_smaller_batch_counts_by_its_samples()
    {
        var data = Tumours(10);
        var network = new Network<double>(1, new Dense<double>(4, 1));
        var loss = new MeanSquaredError<double>();
        double expected = loss.Value(network.Predict(data.Features), data.Targets);
        var history = network.Fit(data, loss, new Sgd<double>(1e-12), epochs: 1, batchSize: 4);
        Assert.Equal(expected, history.Epochs[0].TrainingLoss, 1e-9);
    }

    [Fact]
    public void History_has_losses_metrics_and_learning_rate_of_every_epoch()
    {
        var data = Tumours(60);
        var network = new Network<double>(1, new Dense<double>(4, 6), new Relu<double>(), new Dense<double>(6, 1));
        var optimizer = new Adam<double>(0.02) { Schedule = LearningRateSchedule.WarmUp(2, LearningRateSchedule.Step(2, 0.5)) };
        var seen = new List<int>();
        var reports = new Reports();
        var history = network.Fit(data, new BinaryCrossEntropy<double>(), optimizer, epochs: 6, batchSize: 16, validation: data,
            metrics: [Metric<double>.Accuracy], onEpoch: (epoch, trained) => seen.Add(trained == network ? epoch : -1), progress: reports);

        Assert.Equal([0.01, 0.02, 0.02, 0.02, 0.01, 0.01], history.LearningRate);
        Assert.Equal([1, 2, 3, 4, 5, 6], seen);
        Assert.Equal(history.Epochs, reports.Epochs);
        Assert.True(history.TrainingLoss[^1] < history.TrainingLoss[0]);
        Assert.Equal(new BinaryCrossEntropy<double>().Value(network.Predict(data.Features), data.Targets), history.ValidationLoss[^1]);
        double accuracy = network.PredictLabels(data.Features).Zip(data.Labels).Count(pair => pair.First == pair.Second) / 60.0;
        Assert.Equal(accuracy, history.ValidationMetric("accuracy")[^1]);
        Assert.Equal(accuracy, history.TrainingMetric("accuracy")[^1]);
        var fault = Assert.Throws<KeyNotFoundException>(() => history.TrainingMetric("recall"));
        Assert.Contains("only: accuracy", fault.Message);
    }

    [Fact]
    public void Early_stopping_waits_then_restores_the_best_weights()
    {
        var (train, validation) = (Tumours(12, seed: 1, noise: 2), Tumours(200, seed: 2, noise: 2));
        var network = new Network<double>(1, new Dense<double>(4, 40), new Relu<double>(), new Dense<double>(40, 1));
        var loss = new BinaryCrossEntropy<double>();
        var history = network.Fit(train, loss, new Adam<double>(0.02), epochs: 500, validation: validation, earlyStopping: new EarlyStopping(Patience: 5));

        Assert.True(history.StoppedEarly);
        Assert.Equal(history.Epochs.Count - 5, history.BestEpoch);
        Assert.Equal(history.ValidationLoss.Min(), loss.Value(network.Predict(validation.Features), validation.Targets));
    }

    [Fact]
    public void A_cancelled_token_stops_training_within_one_batch()
    {
        var data = Tumours(64);
        var network = new Network<double>(1, new Dense<double>(4, 1));
        using var source = new CancellationTokenSource();
        var optimizer = new CancellingOptimizer(source, afterStep: 3);
        Assert.Throws<OperationCanceledException>(() => network.Fit(data, new BinaryCrossEntropy<double>(), optimizer, epochs: 100, batchSize: 4, cancellationToken: source.Token));
        Assert.Equal(3, optimizer.StepCount);
    }

    [Fact]
    public void A_loss_that_contains_the_last_activation_refuses_it()
    {
        var network = new Network<double>(1, new Dense<double>(4, 1), new Sigmoid<double>());
        var fault = Assert.Throws<ArgumentException>(() => new Trainer<double>(network, new BinaryCrossEntropy<double>(), new Sgd<double>()));
        Assert.Contains("BinaryCrossEntropy contains the sigmoid: leave the last Sigmoid out, or use BinaryCrossEntropyOnProbabilities", fault.Message);

        network = new Network<double>(1, new Dense<double>(4, 2), new Relu<double>());
        fault = Assert.Throws<ArgumentException>(() => new Trainer<double>(network, new BinaryCrossEntropyOnProbabilities<double>(), new Sgd<double>()));
        Assert.Contains("the last layer must be a Sigmoid", fault.Message);
    }

    [Fact]
    public void The_articles_form_learns_what_the_logit_form_learns()
    {
        var data = Tumours(50);
        Layer<double>[] Hidden() => [new Dense<double>(4, 5), new Relu<double>(), new Dense<double>(5, 1)];
        var logits = new Network<double>(7, Hidden());
        var probabilities = new Network<double>(7, [.. Hidden(), new Sigmoid<double>()]);
        logits.Fit(data, new BinaryCrossEntropy<double>(), new Sgd<double>(0.3), epochs: 20, batchSize: 10);
        probabilities.Fit(data, new BinaryCrossEntropyOnProbabilities<double>(), new Sgd<double>(0.3), epochs: 20, batchSize: 10);
        Assert.True((logits.PredictProbabilities(data.Features) - probabilities.PredictProbabilities(data.Features)).L2Norm() < 1e-12);
    }

    [Fact]
    public void Class_weights_and_penalties_reach_training()
    {
        var data = Tumours(80);
        double Positive(Loss<double> loss) { var network = new Network<double>(1, new Dense<double>(4, 1)); network.Fit(data, loss, new Sgd<double>(0.1), epochs: 10); return network.PredictProbabilities(data.Features).RowSums()[0]; }
        double Weight(Loss<double> loss) { var network = new Network<double>(1, new Dense<double>(4, 1)); network.Fit(data, loss, new Sgd<double>(0.1), epochs: 100); return network.Parameters[0].Value.L2Norm(); }
        Assert.True(Positive(new BinaryCrossEntropy<double>([1, 10])) > Positive(new BinaryCrossEntropy<double>()));
        Assert.True(Weight(new BinaryCrossEntropy<double> { Penalties = [new L2(0.5)] }) < 0.5 * Weight(new BinaryCrossEntropy<double>()));
        Assert.Equal([0.625, 2.5], ClassWeights.Balanced([80, 20]));
    }

    /// <summary>Two classes that differ in their first feature, with some noise.</summary>
    internal static Dataset<double> Tumours(int samples, int seed = 5, double noise = 0.5)
    {
        var x = RandomNetworks.Normal(4, samples, seed);
        var random = new SeededRandom(seed + 100);
        return new(x, Matrix<double>.Build.Dense(1, samples, (_, sample) => x[0, sample] + noise * random.NextGaussian() > 0 ? 1 : 0), name: "tumours");
    }

    private sealed class Reports : IProgress<EpochRecord>
    {
        public List<EpochRecord> Epochs { get; } = [];

        public void Report(EpochRecord value) => Epochs.Add(value);
    }

    private sealed class CancellingOptimizer(CancellationTokenSource source, int afterStep) : Optimizer<double>(0.1)
    {
        protected override int MemorySize => 0;

        protected override void BeginStep()
        {
            if (StepCount == afterStep) source.Cancel();
        }

        protected override void Update(Span<double> w, ReadOnlySpan<double> g, Span<double> m, Span<double> v, Span<double> scratch)
        {
        }
    }
}
