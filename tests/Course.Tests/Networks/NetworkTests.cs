using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Networks;

public sealed class NetworkTests
{
    [Fact]
    public void A_network_prints_itself_as_an_aligned_table()
    {
        var network = new Network<double>(42, new Dense<double>(30, 16), new Relu<double>(), new Dropout<double>(0.2), new Dense<double>(16, 1));
        Assert.Equal("""
               layer           output  parameters
               input             30×N
            1  Dense(30 → 16)    16×N         496
            2  Relu              16×N
            3  Dropout(0.2)      16×N
            4  Dense(16 → 1)      1×N          17
               total                          513
            """.ReplaceLineEndings("\n"), network.ToString());
    }

    [Fact]
    public void Samples_as_rows_are_met_with_the_likely_fix()
    {
        var network = new Network<double>(1, new Dense<double>(30, 16), new Relu<double>(), new Dense<double>(16, 1));
        var fault = Assert.Throws<ArgumentException>(() => network.Predict(Matrix<double>.Build.Dense(100, 30)));
        Assert.Equal("Dense(30 → 16) got 100×30: samples are columns; did you mean X.Transpose()?", fault.Message);
        fault = Assert.Throws<ArgumentException>(() => network.Predict(Matrix<double>.Build.Dense(29, 5)));
        Assert.StartsWith("Dense(30 → 16) got 29×5: it needs 30 rows", fault.Message);
    }

    [Fact]
    public void Layers_that_do_not_fit_together_are_named_with_both_sizes()
    {
        var fault = Assert.Throws<ArgumentException>(() => new Network<double>(1, new Dense<double>(30, 16), new Relu<double>(), new Dense<double>(10, 1)));
        Assert.Equal("Layer 3, Dense(10 → 1), needs 10 inputs, but layer 2, Relu, gives it 16: make the two numbers agree.", fault.Message);
        var relu = new Relu<double>();
        fault = Assert.Throws<ArgumentException>(() => new Network<double>(1, relu, relu));
        Assert.Contains("The same layer object appears twice", fault.Message);
    }

    [Fact]
    public void Outputs_and_targets_of_different_shapes_are_met_with_the_likely_fix()
    {
        var loss = new BinaryCrossEntropy<double>();
        Matrix<double> Zeros(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns);
        Assert.Contains("outputs 1×100 and targets 100×1: samples are columns; did you mean targets.Transpose()?", Assert.Throws<ArgumentException>(() => loss.Value(Zeros(1, 100), Zeros(100, 1))).Message);
        Assert.Contains("the last layer has 1 units; it needs one for each of the 3 rows", Assert.Throws<ArgumentException>(() => loss.Value(Zeros(1, 100), Zeros(3, 100))).Message);
        Assert.Contains("each output column is a sample", Assert.Throws<ArgumentException>(() => loss.Value(Zeros(1, 100), Zeros(1, 90))).Message);
    }

    [Fact]
    public void Targets_that_the_loss_cannot_compare_with_are_met_before_training()
    {
        var network = new Network<double>(1, new Dense<double>(2, 1));
        var data = new Dataset<double>(Matrix<double>.Build.Dense(2, 3), Matrix<double>.Build.DenseOfArray(new[,] { { -1.0, 1, 1 } }));
        Assert.Contains("targets between 0 and 1 but met -1", Assert.Throws<ArgumentException>(() => network.Fit(data, new BinaryCrossEntropy<double>(), new Sgd<double>(), 1)).Message);
        Assert.Contains("for a yes-or-no target use BinaryCrossEntropy", Assert.Throws<ArgumentException>(() => network.Fit(data, new SoftmaxCrossEntropy<double>(), new Sgd<double>(), 1)).Message);
    }

    [Fact]
    public void Activations_are_the_outputs_of_each_layer_to_keep()
    {
        var network = new Network<double>(1, new Dense<double>(3, 4), new Tanh<double>(), new Dense<double>(4, 2));
        var x = RandomNetworks.Normal(3, 5, 1);
        var activations = network.Activations(x);
        network.Forward(x * 2);
        Assert.Equal((3, network.Predict(x)), (activations.Count, activations[^1]));
        Assert.True((activations[0].PointwiseTanh() - activations[1]).L2Norm() < 1e-14);
    }

    [Fact]
    public void Predictions_of_many_samples_are_those_of_each()
    {
        var network = new Network<double>(1, new Dense<double>(3, 4), new Relu<double>(), new Dense<double>(4, 2));
        var x = RandomNetworks.Normal(3, 2500, 1);
        var all = network.Predict(x);
        foreach (int sample in (int[])[0, 1023, 1024, 2499])
            Assert.True((network.Predict(x.SubMatrix(0, 3, sample, 1)).Column(0) - all.Column(sample)).L2Norm() < 1e-14);
    }

    [Fact]
    public void Probabilities_go_through_the_link_of_the_loss()
    {
        var network = new Network<double>(1, new Dense<double>(3, 3));
        var x = RandomNetworks.Normal(3, 6, 1);
        Assert.Contains("call Fit, set network.Loss", Assert.Throws<InvalidOperationException>(() => network.PredictProbabilities(x)).Message);
        network.Loss = new SoftmaxCrossEntropy<double>();
        var probabilities = network.PredictProbabilities(x);
        Assert.All(probabilities.ColumnSums(), sum => Assert.Equal(1, sum, 1e-14));
        Assert.Equal(probabilities.EnumerateColumns().Select(column => column.MaximumIndex()), network.PredictLabels(x));
        network.Loss = new MeanSquaredError<double>();
        Assert.Equal(network.Predict(x), network.PredictProbabilities(x));
    }

    [Fact]
    public void A_layer_of_given_weights_keeps_them()
    {
        var weights = Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 2 }, { 3, 4 } });
        var layer = new Dense<double>(weights, MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense([10, 20]));
        var network = new Network<double>(5, layer);
        Assert.Equal(Matrix<double>.Build.DenseOfArray(new[,] { { 13.0 }, { 27.0 } }), network.Predict(Matrix<double>.Build.Dense(2, 1, 1)));
        layer.Biases[0] = 0;
        Assert.Equal(3, network.Predict(Matrix<double>.Build.Dense(2, 1, 1))[0, 0]);
        Assert.Equal(1, weights[0, 0]);
    }

    [Fact]
    public void Dropout_drops_its_share_and_keeps_the_mean_in_training_only()
    {
        var dropout = new Dropout<double>(0.3);
        var ones = Matrix<double>.Build.Dense(100, 100, 1);
        var dropped = dropout.Forward(ones, training: true);
        Assert.InRange(dropped.Enumerate().Count(entry => entry == 0) / 10_000.0, 0.28, 0.32);
        Assert.InRange(dropped.Enumerate().Average(), 0.97, 1.03);
        Assert.Equal(dropped, dropout.Backward(ones));
        Assert.Equal(ones, dropout.Forward(ones));
    }

    [Fact]
    public void Batch_normalisation_refuses_a_training_batch_of_one()
    {
        var fault = Assert.Throws<ArgumentException>(() => new BatchNormalization<double>(2).Forward(Matrix<double>.Build.Dense(2, 1), training: true));
        Assert.Contains("choose a batch size that leaves no remainder of 1", fault.Message);
    }
}
