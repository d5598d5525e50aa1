using System.Numerics;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Networks;

/// <summary>One of the networks in network.json, built from the numbers that PyTorch started from.</summary>
internal sealed class GoldenCase<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JsonElement json;

    public GoldenCase(JsonElement json)
    {
        this.json = json;
        Network = new Network<T>([.. json.GetProperty("layers").EnumerateArray().Select(BuildLayer)]);
        Loss = BuildLoss(json.GetProperty("loss").GetString()!, null, json.Number("l1"), json.Number("l2"));
        int samples = json.GetProperty("samples").GetInt32();
        X = Matrix(json.GetProperty("x"), samples);
        Targets = Matrix(json.GetProperty("t"), samples);
        SetParameters();
    }

    public Network<T> Network { get; }

    public Loss<T> Loss { get; }

    public Matrix<T> X { get; }

    public Matrix<T> Targets { get; }

    public static Matrix<T> Matrix(JsonElement numbers, int columns)
    {
        T[] values = [.. numbers.EnumerateArray().Select(number => T.CreateTruncating(number.GetDouble()))];
        return Matrix<T>.Build.Dense(values.Length / columns, columns, values);
    }

    public static Loss<T> BuildLoss(string kind, double[]? weights, double l1 = 0, double l2 = 0)
    {
        Penalty[] penalties = [.. l1 > 0 ? [new L1(l1)] : Array.Empty<Penalty>(), .. l2 > 0 ? [new L2(l2)] : Array.Empty<Penalty>()];
        return kind switch
        {
            "binary" => new BinaryCrossEntropy<T>(weights) { Penalties = penalties },
            "categorical" => new SoftmaxCrossEntropy<T>(weights) { Penalties = penalties },
            "squared" => new MeanSquaredError<T> { Penalties = penalties },
            "probabilities" => new BinaryCrossEntropyOnProbabilities<T> { Penalties = penalties },
            _ => throw new ArgumentException(kind),
        };
    }

    public static Optimizer<T> BuildOptimizer(string name) => name switch
    {
        "sgd" => new Sgd<T>(0.05),
        "momentum" => new Momentum<T>(0.02, 0.9),
        "nesterov" => new Nesterov<T>(0.02, 0.9),
        "rmsprop" => new RmsProp<T>(0.005),
        "adam" => new Adam<T>(0.01),
        "adamw" => new AdamW<T>(0.01, weightDecay: 0.1),
        _ => throw new ArgumentException(name),
    };

    public static Layer<T> BuildActivation(string name) => name switch
    {
        "sigmoid" => new Sigmoid<T>(),
        "tanh" => new Tanh<T>(),
        "relu" => new Relu<T>(),
        "leaky-relu" => new LeakyRelu<T>(0.1),
        "gelu" => new Gelu<T>(),
        "gelu-tanh" => new Gelu<T>(approximate: true),
        "softmax" => new Softmax<T>(),
        _ => throw new ArgumentException(name),
    };

    private static Layer<T> BuildLayer(JsonElement layer) => layer.ValueKind switch
    {
        JsonValueKind.Array => new Dense<T>(layer[0].GetInt32(), layer[1].GetInt32()),
        JsonValueKind.Number => new BatchNormalization<T>(layer.GetInt32()),
        _ => BuildActivation(layer.GetString()!),
    };

    private void SetParameters()
    {
        foreach (var (parameter, numbers) in Network.Parameters.Zip(json.GetProperty("parameters").EnumerateArray()))
            Matrix(numbers, parameter.Value.ColumnCount).CopyTo(parameter.Value);
    }
}
