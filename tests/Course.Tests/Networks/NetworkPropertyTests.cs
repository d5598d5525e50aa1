using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Networks;

public sealed class NetworkPropertyTests
{
    [Fact]
    public void Backpropagation_agrees_with_central_differences_for_random_networks() =>
        RandomNetworks.Generate(smooth: true).Sample(one =>
        {
            var check = GradientCheck.Run(one.Network, one.Loss, one.X, one.T, inputs: true);
            Assert.True(check.RelativeError < 1e-6, $"{one.Network}\n{one.Loss}\n{check}");
        }, iter: 60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Batch_normalisation_passes_the_gradient_check_in_training_and_in_inference(bool training)
    {
        var network = new Network<double>(3, new Dense<double>(3, 4), new BatchNormalization<double>(4), new Tanh<double>(), new Dense<double>(4, 2));
        var (x, t) = (RandomNetworks.Normal(3, 9, 1), RandomNetworks.Normal(2, 9, 2));
        var before = network.Predict(x);
        var check = GradientCheck.Run(network, new MeanSquaredError<double>(), x, t, training: training, inputs: true);
        Assert.True(check.RelativeError < 1e-7, check.ToString());
        Assert.Equal(before, network.Predict(x));
    }

    [Fact]
    public void A_wrong_backward_pass_is_found_and_located()
    {
        var network = new Network<double>(3, new Dense<double>(3, 4), new WrongSquare(), new Dense<double>(4, 1));
        var check = GradientCheck.Run(network, new MeanSquaredError<double>(), RandomNetworks.Normal(3, 5, 1), RandomNetworks.Normal(1, 5, 2), inputs: true);
        Assert.True(check.RelativeError > 0.1);
        Assert.True(check.ByParameter["W2"] < 1e-7);
        Assert.True(check.ByParameter["W1"] > 0.1);
        Assert.Contains(check.Worst.Parameter, (string[])["W1", "b1", "X"]);
    }

    [Fact]
    public void A_gradient_that_is_not_a_number_never_passes()
    {
        var network = new Network<double>(3, new Dense<double>(2, 1));
        var x = Matrix<double>.Build.DenseOfArray(new[,] { { double.NaN }, { 1.0 } });
        Assert.Equal(double.PositiveInfinity, GradientCheck.Run(network, new MeanSquaredError<double>(), x, Matrix<double>.Build.Dense(1, 1)).RelativeError);
    }

    [Fact]
    public void Softmax_does_not_change_when_a_constant_is_added_to_a_column() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 9], Gen.Int[1, 5], Gen.Double[-1e3, 1e3]).Sample((seed, rows, columns, shift) =>
        {
            var (z, softmax) = (RandomNetworks.Normal(rows, columns, seed), new Softmax<double>());
            var plain = softmax.Forward(z).Clone();
            var shifted = softmax.Forward(z + shift);
            Assert.True((plain - shifted).L2Norm() < 1e-12);
            Assert.True((plain.ColumnSums() - 1).L2Norm() < 1e-14);
        });

    [Fact]
    public void The_same_seed_gives_the_same_bits() =>
        RandomNetworks.Generate(smooth: false).Sample(one =>
        {
            var data = new Dataset<double>(one.X, one.T);
            var first = Train(one.Network.Seed, one.Network, one.Loss, data);
            one.Network.Layers.Aggregate(new SeededRandom(one.Network.Seed), (random, layer) =>
            {
                layer.Initialize(random);
                return random;
            });
            Assert.Equal(first, Train(one.Network.Seed, one.Network, one.Loss, data));
        }, iter: 40);

    [Fact]
    public void Another_seed_gives_other_weights()
    {
        static Matrix<double> Draw(int seed) => new Network<double>(seed, new Dense<double>(3, 2)).Parameters[0].Value;
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    private static double[] Train(int seed, Network<double> network, Loss<double> loss, Dataset<double> data)
    {
        network.Fit(data, loss, new Adam<double>(0.01), epochs: 3, batchSize: data.SampleCount % 2 == 0 ? 2 : data.SampleCount, seed: seed);
        return [.. network.Parameters.SelectMany(parameter => parameter.Value.ToColumnMajorArray())];
    }

    // a = z², with the slope z instead of 2z.
    private sealed class WrongSquare : Activation<double>
    {
        public override void Apply(ReadOnlySpan<double> z, Span<double> a)
        {
            for (int i = 0; i < z.Length; i++) a[i] = z[i] * z[i];
        }

        public override void ApplyDerivative(ReadOnlySpan<double> z, ReadOnlySpan<double> a, ReadOnlySpan<double> dA, Span<double> dZ)
        {
            for (int i = 0; i < z.Length; i++) dZ[i] = dA[i] * z[i];
        }
    }
}
