using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Networks;

public sealed class DivergenceTests
{
    [Fact]
    public void A_learning_rate_that_is_too_high_is_named()
    {
        var fault = Diverge(new Sgd<double>(1e6), TrainerTests.Tumours(40).Features);
        Assert.Equal(DivergenceCause.LearningRateTooHigh, fault.Cause);
        Assert.Contains("learning rate 1E+06 is most likely too high", fault.Message);
    }

    [Fact]
    public void Unscaled_features_are_named_with_the_largest()
    {
        var fault = Diverge(new Sgd<double>(0.1), TrainerTests.Tumours(40).Features * 5000);
        Assert.Equal(DivergenceCause.UnscaledFeatures, fault.Cause);
        Assert.Matches(@"largest feature is 1\.\d+E\+04.*StandardScaler", fault.Message);
    }

    [Fact]
    public void A_missing_feature_is_named_with_its_place()
    {
        var x = TrainerTests.Tumours(40).Features;
        x[2, 17] = double.NaN;
        var fault = Diverge(new Sgd<double>(0.1), x, batchSize: 40);
        Assert.Equal(DivergenceCause.FeatureNotFinite, fault.Cause);
        Assert.Contains("NaN (not a number) in row 2, sample 17 of the batch", fault.Message);
        Assert.Equal((1, 1), (fault.Epoch, fault.Batch));
    }

    [Fact]
    public void The_logarithm_of_zero_is_named_with_the_loss_that_avoids_it()
    {
        var x = Matrix<double>.Build.DenseOfArray(new[,] { { 50.0, -50.0 } });
        var network = new Network<double>(new Dense<double>(Matrix<double>.Build.Dense(1, 1, -20)), new Sigmoid<double>());
        var data = new Dataset<double>(x, Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 0.0 } }));
        var fault = Assert.Throws<TrainingDivergedException>(() => network.Fit(data, new BinaryCrossEntropyOnProbabilities<double>(), new Sgd<double>(0.1), epochs: 1));
        Assert.Equal(DivergenceCause.LogOfZero, fault.Cause);
        Assert.Contains("use BinaryCrossEntropy, which works on logits", fault.Message);
        Assert.Equal(-20, network.Parameters[0].Value[0, 0]);
    }

    private static TrainingDivergedException Diverge(Optimizer<double> optimizer, Matrix<double> x, int batchSize = 8)
    {
        var data = new Dataset<double>(x, TrainerTests.Tumours(40).Targets, allowMissing: true);
        var network = new Network<double>(1, new Dense<double>(4, 8), new Relu<double>(), new Dense<double>(8, 8), new Relu<double>(), new Dense<double>(8, 1));
        return Assert.Throws<TrainingDivergedException>(() => network.Fit(data, new MeanSquaredError<double>(), optimizer, epochs: 300, batchSize: batchSize));
    }
}
