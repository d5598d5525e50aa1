using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Networks;

/// <summary>Networks with random layers, and random samples for them.</summary>
internal static class RandomNetworks
{
    /// <param name="smooth">Without rectifiers, whose corners central differences cannot judge.</param>
    public static Gen<(Network<double> Network, Loss<double> Loss, Matrix<double> X, Matrix<double> T)> Generate(bool smooth) =>
        from seed in Gen.Int[0, 1_000_000]
        from sizes in Gen.Int[1, 6].Array[2, 4]
        from kinds in Gen.Int[0, smooth ? 5 : 7].Array[4]
        from loss in Gen.Int[0, 3]
        from samples in Gen.Int[2, 7]
        select Build(seed, sizes, kinds, loss, samples);

    public static Matrix<double> Normal(int rows, int columns, int seed)
    {
        var random = new SeededRandom(seed);
        return Matrix<double>.Build.Dense(rows, columns, (_, _) => random.NextGaussian());
    }

    private static (Network<double>, Loss<double>, Matrix<double>, Matrix<double>) Build(int seed, int[] sizes, int[] kinds, int loss, int samples)
    {
        int outputs = loss == 1 ? Math.Max(2, sizes[^1]) : sizes[^1];
        var layers = new List<Layer<double>>();
        for (int i = 1; i < sizes.Length; i++)
        {
            bool last = i == sizes.Length - 1;
            layers.Add(new Dense<double>(sizes[i - 1], last ? outputs : sizes[i], new XavierNormal<double>(), new Constant<double>(0.1)));
            if (!last) layers.Add(Between(kinds[i], sizes[i]));
        }

        if (loss == 3) layers.Add(new Sigmoid<double>());
        var random = new SeededRandom(seed);
        var targets = Matrix<double>.Build.Dense(outputs, samples);
        for (int sample = 0; sample < samples; sample++)
        {
            if (loss == 1) targets[random.NextInt(outputs), sample] = 1;
            else for (int row = 0; row < outputs; row++) targets[row, sample] = random.NextInt(2);
        }

        Penalty[] penalties = seed % 2 == 0 ? [] : [new L2(0.01)];
        Loss<double> chosen = loss switch
        {
            0 => new BinaryCrossEntropy<double>(seed % 3 == 0 ? [0.7, 2] : null) { Penalties = penalties },
            1 => new SoftmaxCrossEntropy<double> { Penalties = penalties },
            2 => new MeanSquaredError<double> { Penalties = penalties },
            _ => new BinaryCrossEntropyOnProbabilities<double> { Penalties = penalties },
        };
        return (new Network<double>(seed, [.. layers]), chosen, Normal(sizes[0], samples, seed + 1), targets);
    }

    private static Layer<double> Between(int kind, int size) => kind switch
    {
        0 => new Sigmoid<double>(),
        1 => new Tanh<double>(),
        2 => new Gelu<double>(),
        3 => new Gelu<double>(approximate: true),
        4 => new Softmax<double>(),
        5 => new Dropout<double>(0.4),
        6 => new BatchNormalization<double>(size),
        _ => new LeakyRelu<double>(0.2),
    };
}
