using System.Text.Json;
using System.Text.Json.Serialization;

namespace Course;

/// <summary>The JSON header of a network file. Everything is data: kinds are looked up in a closed list, never among the types of a program.</summary>
internal sealed record NetworkHeader(string Precision, int Seed, PartHeader[] Layers, PartHeader? Loss, PartHeader? Scaler,
    string[] FeatureNames, string[] ClassNames, TensorHeader[] Tensors)
{
    private static readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        MaxDepth = 8,
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, options);

    /// <exception cref="JsonException">It is not such a header.</exception>
    public static NetworkHeader FromJson(ReadOnlySpan<byte> json)
    {
        var header = JsonSerializer.Deserialize<NetworkHeader>(json, options);
        return header is { Precision: not null, Layers: not null, FeatureNames: not null, ClassNames: not null, Tensors: not null }
            && Array.TrueForAll(header.Layers, layer => layer?.Kind is not null) && Array.TrueForAll(header.Tensors, tensor => tensor?.Name is not null)
            ? header : throw new JsonException("a field is missing");
    }
}

/// <summary>A layer, loss, penalty or scaler: its kind and, depending on the kind, its settings.</summary>
internal sealed record PartHeader(string Kind)
{
    public double? Slope { get; init; }
    public double? Rate { get; init; }
    public double? Momentum { get; init; }
    public double? Epsilon { get; init; }
    public double? Strength { get; init; }
    public double? Lower { get; init; }
    public double? Upper { get; init; }
    public int? Samples { get; init; }
    public double[]? ClassWeights { get; init; }
    public PartHeader[]? Penalties { get; init; }
}

/// <summary>The name and shape of one tensor; the tensors' numbers follow the header in the same order.</summary>
internal sealed record TensorHeader(string Name, int Rows, int Columns);
