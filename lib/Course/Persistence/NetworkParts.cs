using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>The closed list of the layers, losses, penalties and scalers that a network file can hold: how each is described, and how it is built again.</summary>
internal static class NetworkParts<T> where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    public static PartHeader Describe(Layer<T> layer) => layer switch
    {
        Dense<T> => new("dense"),
        Sigmoid<T> => new("sigmoid"),
        Relu<T> => new("relu"),
        LeakyRelu<T> leaky => new("leaky-relu") { Slope = leaky.Slope },
        Tanh<T> => new("tanh"),
        Gelu<T> gelu => new(gelu.Approximate ? "gelu-tanh" : "gelu"),
        Softmax<T> => new("softmax"),
        Dropout<T> dropout => new("dropout") { Rate = dropout.Rate },
        BatchNormalization<T> normalization => new("batch-normalization") { Momentum = normalization.Momentum, Epsilon = normalization.Epsilon },
        _ => throw new NetworkFileException($"The network file format has no kind of layer for {layer}; save the values of its Parameters yourself."),
    };

    /// <summary>Builds a layer; the sizes come from the tensors, whose numbers are known to be in the file.</summary>
    public static Layer<T> BuildLayer(PartHeader part, Func<Matrix<T>> next) => part.Kind switch
    {
        "dense" => new Dense<T>(next(), Column(next())),
        "sigmoid" => new Sigmoid<T>(),
        "relu" => new Relu<T>(),
        "leaky-relu" => new LeakyRelu<T>(Need(part.Slope)),
        "tanh" => new Tanh<T>(),
        "gelu" => new Gelu<T>(),
        "gelu-tanh" => new Gelu<T>(approximate: true),
        "softmax" => new Softmax<T>(),
        "dropout" => new Dropout<T>(Need(part.Rate)),
        "batch-normalization" => BuildNormalization(part, [Column(next()), Column(next()), Column(next()), Column(next())]),
        _ => throw Unknown(part),
    };

    public static PartHeader? Describe(Loss<T>? loss) => loss switch
    {
        null => null,
        BinaryCrossEntropy<T> binary => Describe("binary-cross-entropy", loss) with { ClassWeights = binary.Weights?.ToArray() },
        SoftmaxCrossEntropy<T> softmax => Describe("softmax-cross-entropy", loss) with { ClassWeights = softmax.Weights?.ToArray() },
        BinaryCrossEntropyOnProbabilities<T> => Describe("binary-cross-entropy-on-probabilities", loss),
        MeanSquaredError<T> => Describe("mean-squared-error", loss),
        _ => throw new NetworkFileException($"The network file format has no kind of loss for {loss}; set network.Loss to null before saving."),
    };

    public static Loss<T>? BuildLoss(PartHeader? part)
    {
        if (part is null) return null;
        Penalty[] penalties = [.. (part.Penalties ?? []).Select(BuildPenalty)];
        return part.Kind switch
        {
            "binary-cross-entropy" => new BinaryCrossEntropy<T>(part.ClassWeights) { Penalties = penalties },
            "softmax-cross-entropy" => new SoftmaxCrossEntropy<T>(part.ClassWeights) { Penalties = penalties },
            "binary-cross-entropy-on-probabilities" => new BinaryCrossEntropyOnProbabilities<T> { Penalties = penalties },
            "mean-squared-error" => new MeanSquaredError<T> { Penalties = penalties },
            _ => throw Unknown(part),
        };
    }

    public static (PartHeader? Part, (string Name, Vector<T> Values)[] Tensors) Describe(IScaler<T>? scaler) => scaler switch
    {
        null => (null, []),
        StandardScaler<T> standard => (new("standard") { Samples = standard.SampleCount },
            [("scaler.mean", standard.Mean), ("scaler.standardDeviation", standard.StandardDeviation)]),
        MinMaxScaler<T> minMax => (new("min-max") { Samples = minMax.SampleCount, Lower = minMax.Lower, Upper = minMax.Upper },
            [("scaler.minimum", minMax.Minimum), ("scaler.maximum", minMax.Maximum)]),
        _ => throw new NetworkFileException($"The network file format has no kind of scaler for {scaler.GetType().Name}; save the network without it."),
    };

    public static IScaler<T>? BuildScaler(PartHeader? part, Func<Matrix<T>> next) => part?.Kind switch
    {
        null => null,
        "standard" => new StandardScaler<T>(Column(next()), Column(next()), part.Samples ?? 0),
        "min-max" => new MinMaxScaler<T>(Column(next()), Column(next()), part.Samples ?? 0, Need(part.Lower), Need(part.Upper)),
        _ => throw Unknown(part),
    };

    private static PartHeader Describe(string kind, Loss<T> loss)
        => new(kind) { Penalties = [.. loss.Penalties.Select(penalty => new PartHeader(penalty is L1 ? "l1" : "l2") { Strength = penalty.Strength })] };

    private static Penalty BuildPenalty(PartHeader part) => part.Kind switch
    {
        "l1" => new L1(Need(part.Strength)),
        "l2" => new L2(Need(part.Strength)),
        _ => throw Unknown(part),
    };

    private static BatchNormalization<T> BuildNormalization(PartHeader part, Vector<T>[] values)
    {
        var layer = new BatchNormalization<T>(values[0].Count, Need(part.Momentum), Need(part.Epsilon));
        foreach (var (tensor, value) in layer.Parameters.Concat(layer.State).Zip(values)) tensor.Value.SetColumn(0, value);
        return layer;
    }

    private static Vector<T> Column(Matrix<T> tensor)
        => tensor.ColumnCount == 1 ? tensor.Column(0) : throw new ArgumentException($"a vector came as {tensor.RowCount}×{tensor.ColumnCount}");

    private static double Need(double? setting) => setting ?? throw new ArgumentException("a setting is missing");

    private static ArgumentException Unknown(PartHeader part) => new($"'{part.Kind}' is not a kind that this version knows here");
}
