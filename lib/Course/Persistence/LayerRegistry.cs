using System.Numerics;

namespace Course;

/// <summary>The layers and losses that a file can hold, by the format's own names. Nothing is ever looked up by a type name from a file.</summary>
internal static class LayerRegistry
{
    public static LayerDescription Describe<T>(Layer<T> layer) where T : unmanaged, IFloatingPointIeee754<T> => layer switch
    {
        Dense<T> dense => new("dense", [dense.Weights.ColumnCount, dense.Weights.RowCount]),
        BatchNormalization<T> normalization => new("batch-normalization", [normalization.Size, normalization.Momentum, normalization.Epsilon]),
        Dropout<T> dropout => new("dropout", [dropout.Rate]),
        LeakyRelu<T> rectifier => new("leaky-relu", [rectifier.Slope]),
        Gelu<T> gelu => new("gelu", [gelu.Approximate ? 1 : 0]),
        Sigmoid<T> => new("sigmoid", []),
        Relu<T> => new("relu", []),
        Tanh<T> => new("tanh", []),
        Softmax<T> => new("softmax", []),
        _ => throw new NetworkFileException($"A {layer} cannot be saved: the file format knows the library's own layers only. Save its numbers yourself, or build the network from those layers."),
    };

    public static Layer<T> Create<T>(LayerDescription description) where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            return (description.Type, description.Arguments) switch
            {
                ("dense", [var inputs, var outputs]) => new Dense<T>(Size(inputs), Size(outputs), new Zeros<T>()),
                ("batch-normalization", [var size, var momentum, var epsilon]) => new BatchNormalization<T>(Size(size), momentum, epsilon),
                ("dropout", [var rate]) => new Dropout<T>(rate),
                ("leaky-relu", [var slope]) => new LeakyRelu<T>(slope),
                ("gelu", [var approximate]) => new Gelu<T>(approximate == 1),
                ("sigmoid", []) => new Sigmoid<T>(),
                ("relu", []) => new Relu<T>(),
                ("tanh", []) => new Tanh<T>(),
                ("softmax", []) => new Softmax<T>(),
                _ => throw new NetworkFileException($"The file has a layer \"{description.Type}\" with {description.Arguments.Count} arguments, which this version does not know."),
            };
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFileException($"The file has a layer \"{description.Type}\" that cannot be: {exception.Message}", exception);
        }
    }

    public static string? Describe<T>(Loss<T>? loss) where T : unmanaged, IFloatingPointIeee754<T> => loss switch
    {
        BinaryCrossEntropy<T> => "binary-cross-entropy",
        BinaryCrossEntropyOnProbabilities<T> => "binary-cross-entropy-on-probabilities",
        SoftmaxCrossEntropy<T> => "softmax-cross-entropy",
        MeanSquaredError<T> => "mean-squared-error",
        _ => null,
    };

    public static Loss<T>? CreateLoss<T>(string? name) where T : unmanaged, IFloatingPointIeee754<T> => name switch
    {
        null => null,
        "binary-cross-entropy" => new BinaryCrossEntropy<T>(),
        "binary-cross-entropy-on-probabilities" => new BinaryCrossEntropyOnProbabilities<T>(),
        "softmax-cross-entropy" => new SoftmaxCrossEntropy<T>(),
        "mean-squared-error" => new MeanSquaredError<T>(),
        _ => throw new NetworkFileException($"The file has a loss \"{name}\", which this version does not know."),
    };

    private static int Size(double value) => value is >= 1 and <= 1 << 24 && value == Math.Floor(value)
        ? (int)value
        : throw new NetworkFileException($"The file has a layer of size {value}: a size is a whole number from 1 to {1 << 24:N0}.");
}
