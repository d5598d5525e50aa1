namespace Course;

/// <summary>The JSON part of a network file: what the numbers after it are.</summary>
internal sealed record NetworkHeader
{
    public required string Precision { get; init; }

    public int Seed { get; init; }

    public required IReadOnlyList<LayerDescription> Layers { get; init; }

    public string? Loss { get; init; }

    public ScalerDescription? Scaler { get; init; }

    public IReadOnlyList<string> FeatureNames { get; init; } = [];

    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The tensors in the order in which they follow.</summary>
    public required IReadOnlyList<TensorDescription> Tensors { get; init; }
}

/// <summary>A layer: its type by the name that the format has for it, and the numbers that its constructor takes.</summary>
internal sealed record LayerDescription(string Type, IReadOnlyList<double> Arguments);

/// <summary>A scaler, its numbers being tensors.</summary>
internal sealed record ScalerDescription(string Type, int SampleCount, double Lower = 0, double Upper = 1);

/// <summary>A matrix of numbers, stored column after column.</summary>
internal sealed record TensorDescription(string Name, int Rows, int Columns);
