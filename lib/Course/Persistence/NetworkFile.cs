using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// A network with its scaler in one file: 8 bytes of magic, version, length of the header, header as JSON, the numbers as raw little-endian
/// tensors, and the SHA-256 of all that. The format is described in docs/network-file-format.md.
/// </summary>
internal static class NetworkFile
{
    private const int Version = 1, Prefix = 16, Checksum = 32, LongestHeader = 1 << 24;
    private static readonly byte[] Magic = "COURSENN"u8.ToArray();
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static void Save<T>(string path, Network<T> network, IScaler<T>? scaler, IReadOnlyList<string>? featureNames, IReadOnlyList<string>? classNames)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var tensors = Tensors(network, scaler).ToArray();
        var header = JsonSerializer.SerializeToUtf8Bytes(new NetworkHeader
        {
            Precision = PrecisionOf<T>(),
            Seed = network.Seed,
            Layers = [.. network.Layers.Select(LayerRegistry.Describe)],
            Loss = LayerRegistry.Describe(network.Loss),
            Scaler = Describe(scaler),
            FeatureNames = featureNames ?? [],
            ClassNames = classNames ?? [],
            Tensors = [.. tensors.Select(tensor => new TensorDescription(tensor.Name, tensor.Value.RowCount, tensor.Value.ColumnCount))],
        }, Json);

        using var content = new MemoryStream();
        Span<byte> number = stackalloc byte[4];
        content.Write(Magic);
        foreach (int value in (ReadOnlySpan<int>)[Version, header.Length])
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, value);
            content.Write(number);
        }

        content.Write(header);
        foreach (var (_, value) in tensors)
            content.Write(MemoryMarshal.AsBytes(value.Values()));
        content.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));

        // Into a file of another name first: whoever reads the path finds the old file or the new one, never half of it.
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllBytes(temporary, content.ToArray());
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static SavedNetwork<T> Load<T>(string path) where T : unmanaged, IFloatingPointIeee754<T>
    {
        byte[] content = File.ReadAllBytes(path);
        string name = Path.GetFileName(path);
        if (content.Length < Magic.Length || !content.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new NetworkFileException($"{name} is not a network file: it does not start as one does. Files made by network.Save can be loaded.");
        if (content.Length < Prefix + Checksum)
            throw new NetworkFileException($"{name} is cut off after {content.Length} bytes. Copy it again, or save the network again.");
        int version = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(8));
        if (version > Version)
            throw new NetworkFileException($"{name} has version {version} of the format; this library reads version {Version}. Update the library.");
        if (!SHA256.HashData(content.AsSpan(..^Checksum)).AsSpan().SequenceEqual(content.AsSpan(^Checksum..)))
            throw new NetworkFileException($"{name} is damaged or cut off: its checksum does not fit its content. Copy it again, or save the network again.");
        int headerLength = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(12));
        if (version < 1 || headerLength is < 2 or > LongestHeader || headerLength > content.Length - Prefix - Checksum)
            throw new NetworkFileException($"{name} is damaged: version {version} and a header of {headerLength} bytes in a file of {content.Length} cannot be.");
        return Read<T>(name, ParseHeader(name, content.AsSpan(Prefix, headerLength)), content.AsSpan((Prefix + headerLength)..^Checksum));
    }

    private static NetworkHeader ParseHeader(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<NetworkHeader>(json, Json) ?? throw new NetworkFileException($"{name} has an empty header.");
        }
        catch (JsonException exception)
        {
            throw new NetworkFileException($"{name} has a header that cannot be read: {exception.Message}", exception);
        }
    }

    private static SavedNetwork<T> Read<T>(string name, NetworkHeader header, ReadOnlySpan<byte> numbers) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (header.Precision != PrecisionOf<T>())
            throw new NetworkFileException($"{name} holds a network in {header.Precision}; load it with Network<{(header.Precision == "float32" ? "float" : "double")}>.Load.");

        // The tensors must fill the file exactly: checked before anything of a size from the file is allocated.
        if (header.Tensors.Any(tensor => tensor.Rows < 0 || tensor.Columns < 0))
            throw new NetworkFileException($"{name} announces a tensor of negative size.");
        long bytes = header.Tensors.Sum(tensor => (long)tensor.Rows * tensor.Columns) * Marshal.SizeOf<T>();
        if (bytes != numbers.Length)
            throw new NetworkFileException($"{name} announces {bytes} bytes of numbers and has {numbers.Length}.");
        var tensors = new Dictionary<string, Matrix<T>>();
        foreach (var tensor in header.Tensors)
        {
            int length = tensor.Rows * tensor.Columns * Marshal.SizeOf<T>();
            tensors[tensor.Name] = Matrix<T>.Build.Dense(tensor.Rows, tensor.Columns, MemoryMarshal.Cast<byte, T>(numbers[..length]).ToArray());
            numbers = numbers[length..];
        }

        RequireAffordable(name, header, bytes);
        Network<T> network;
        try
        {
            network = new Network<T>([.. header.Layers.Select(LayerRegistry.Create<T>)]) { Seed = header.Seed, Loss = LayerRegistry.CreateLoss<T>(header.Loss) };
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFileException($"{name} describes layers that do not fit together: {exception.Message}", exception);
        }

        foreach (var (key, value) in Tensors(network, scaler: null))
        {
            if (!tensors.TryGetValue(key, out var saved) || (saved.RowCount, saved.ColumnCount) != (value.RowCount, value.ColumnCount))
                throw new NetworkFileException($"{name} lacks the {value.RowCount}×{value.ColumnCount} numbers of {key}.");
            saved.CopyTo(value);
        }

        return new SavedNetwork<T>(network, CreateScaler(name, header.Scaler, tensors), header.FeatureNames, header.ClassNames);
    }

    // A dense layer of the announced size has its weights in the file; one that has not is refused before its matrices are allocated.
    private static void RequireAffordable(string name, NetworkHeader header, long bytes)
    {
        foreach (var layer in header.Layers.Where(layer => layer.Type is "dense" or "batch-normalization"))
        {
            double entries = layer.Type == "dense" ? layer.Arguments.Aggregate(1.0, (product, size) => product * size) : layer.Arguments is [var size, ..] ? size : 0;
            if (!(entries <= bytes))
                throw new NetworkFileException($"{name} announces a layer \"{layer.Type}\" of {entries:G6} numbers but does not have so many.");
        }
    }

    private static IEnumerable<(string Name, Matrix<T> Value)> Tensors<T>(Network<T> network, IScaler<T>? scaler) where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var (index, layer) in network.Layers.Index())
        {
            foreach (var tensor in layer.Parameters.Concat(layer.State))
                yield return ($"layers.{index}.{tensor.Name}", tensor.Value);
        }

        if (scaler is StandardScaler<T> standard)
        {
            yield return ("scaler.mean", standard.Mean.ToColumnMatrix());
            yield return ("scaler.standardDeviation", standard.StandardDeviation.ToColumnMatrix());
        }
        else if (scaler is MinMaxScaler<T> range)
        {
            yield return ("scaler.minimum", range.Minimum.ToColumnMatrix());
            yield return ("scaler.maximum", range.Maximum.ToColumnMatrix());
        }
    }

    private static ScalerDescription? Describe<T>(IScaler<T>? scaler) where T : unmanaged, IFloatingPointIeee754<T> => scaler switch
    {
        null => null,
        StandardScaler<T> standard => new("standard", standard.SampleCount),
        MinMaxScaler<T> range => new("min-max", range.SampleCount, range.Lower, range.Upper),
        _ => throw new NetworkFileException($"A {scaler.GetType().Name} cannot be saved: the file format knows StandardScaler and MinMaxScaler."),
    };

    private static IScaler<T>? CreateScaler<T>(string name, ScalerDescription? scaler, Dictionary<string, Matrix<T>> tensors) where T : unmanaged, IFloatingPointIeee754<T>
    {
        return scaler?.Type switch
        {
            null => null,
            "standard" => new StandardScaler<T>(Column("scaler.mean"), Column("scaler.standardDeviation"), scaler.SampleCount),
            "min-max" => new MinMaxScaler<T>(Column("scaler.minimum"), Column("scaler.maximum"), scaler.SampleCount, scaler.Lower, scaler.Upper),
            var other => throw new NetworkFileException($"{name} has a scaler \"{other}\", which this version does not know."),
        };

        MathNet.Numerics.LinearAlgebra.Vector<T> Column(string key) => tensors.TryGetValue(key, out var matrix) && matrix.ColumnCount == 1
            ? matrix.Column(0)
            : throw new NetworkFileException($"{name} lacks the numbers of {key}.");
    }

    private static string PrecisionOf<T>() => typeof(T) == typeof(float) ? "float32" : "float64";
}
