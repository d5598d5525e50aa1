namespace Course.Tests.Networks;

public sealed class InitializerTests
{
    private const int FanIn = 200, FanOut = 300;

    public static TheoryData<string, double> Variances => new()
    {
        { nameof(ArticleNormal<>), 1.0 / FanIn },
        { nameof(XavierNormal<>), 2.0 / (FanIn + FanOut) },
        { nameof(XavierUniform<>), 2.0 / (FanIn + FanOut) },
        { nameof(HeNormal<>), 2.0 / FanIn },
        { nameof(HeUniform<>), 2.0 / FanIn },
    };

    [Theory]
    [MemberData(nameof(Variances))]
    public void Random_initializers_have_mean_zero_and_their_variance(string name, double variance)
    {
        var layer = new Dense<double>(FanIn, FanOut, Create(name));
        double[] weights = layer.Weights.ToColumnMajorArray();
        double deviation = Math.Sqrt(variance);
        Assert.InRange(weights.Average() / deviation, -0.015, 0.015);
        Assert.InRange(weights.Average(weight => weight * weight) / variance, 0.97, 1.03);
        if (name.EndsWith("Uniform", StringComparison.Ordinal)) Assert.InRange(weights.Max(Math.Abs) / deviation, 1.7, Math.Sqrt(3));
        else Assert.True(weights.Max(Math.Abs) > 3.5 * deviation);
    }

    [Fact]
    public void Biases_start_at_zero_unless_told_otherwise()
    {
        Assert.All(new Dense<double>(3, 4).Biases, bias => Assert.Equal(0, bias));
        Assert.All(new Dense<double>(3, 4, biases: new Constant<double>(0.5)).Biases, bias => Assert.Equal(0.5, bias));
    }

    [Fact]
    public void Units_that_start_equal_stay_equal()
    {
        var hidden = new Dense<double>(2, 3, new Constant<double>(0.3));
        var network = new Network<double>(1, hidden, new Tanh<double>(), new Dense<double>(3, 1, new Constant<double>(0.3)));
        network.Fit(new(RandomNetworks.Normal(2, 20, 1), RandomNetworks.Normal(1, 20, 2)), new MeanSquaredError<double>(), new Adam<double>(0.05), epochs: 20, batchSize: 5);
        Assert.Equal(hidden.Weights.Row(0), hidden.Weights.Row(1));
        Assert.NotEqual(0.3, hidden.Weights[0, 0]);
    }

    private static Initializer<double> Create(string name) => name switch
    {
        nameof(ArticleNormal<>) => new ArticleNormal<double>(),
        nameof(XavierNormal<>) => new XavierNormal<double>(),
        nameof(XavierUniform<>) => new XavierUniform<double>(),
        nameof(HeNormal<>) => new HeNormal<double>(),
        _ => new HeUniform<double>(),
    };
}
