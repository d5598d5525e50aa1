using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Writes a network to one file and reads it again, bit for bit. The format is described in docs/network-file-format.md:
/// magic, version, lengths, JSON header, the numbers in little-endian order, SHA-256 of all that.
/// </summary>
internal static class NetworkFile
{
    private const uint Version = 1;
    private const int PrefixLength = 24, HashLength = 32, LongestHeader = 1 << 24;

    // As in PNG: the first byte is not text, and line ends that a careless transfer would convert follow the name.
    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'C', (byte)'N', (byte)'N', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Saves a network. The file appears whole or, if anything fails, not at all; one that was there is replaced.</summary>
    /// <param name="path">Where to; the folder must exist.</param>
    /// <param name="saved">What to save.</param>
    /// <exception cref="NetworkFileException">A layer, loss or scaler is of a kind that the format does not know.</exception>
    public static void Write<T>(string path, SavedNetwork<T> saved) where T : unmanaged, IFloatingPointIeee754<T>
    {
        string target = Path.GetFullPath(path), temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        byte[] content = Encode(saved);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Loads a network with everything that was saved with it. Nothing in the file is ever executed.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFileException">The file is foreign, newer, truncated, damaged or of the other precision; the message says which.</exception>
    public static SavedNetwork<T> Read<T>(string path) where T : unmanaged, IFloatingPointIeee754<T>
    {
        NetworkFileException Refuse(string fault, Exception? cause = null) => new($"{Path.GetFileName(path)}: {fault}", cause);

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        Span<byte> prefix = stackalloc byte[PrefixLength];
        int start = stream.ReadAtLeast(prefix, PrefixLength, throwOnEndOfStream: false);
        int comparable = Math.Min(start, Magic.Length);
        if (start == 0) throw Refuse("the file is empty.");
        if (!prefix[..comparable].SequenceEqual(Magic[..comparable])) throw Refuse("this is not a network file of the course (or its beginning was damaged); save one with network.Save.");
        if (start < PrefixLength) throw Refuse("the file is truncated: it ends within its first 24 bytes. Copy it again.");

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(prefix[8..]), headerLength = BinaryPrimitives.ReadUInt32LittleEndian(prefix[12..]);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix[16..]);
        if (version > Version) throw Refuse($"the file has format version {version}, this version of the course reads up to {Version}: update the course, or save the network again with this version.");
        if (version == 0 || headerLength > LongestHeader || length < PrefixLength + HashLength + (ulong)headerLength || length > (ulong)Array.MaxLength)
            throw Refuse("the file is damaged: its lengths are impossible. Copy or save it again.");
        if ((ulong)stream.Length < length) throw Refuse($"the file is truncated: it has {stream.Length:N0} of {length:N0} bytes. Copy it again.");
        if ((ulong)stream.Length > length) throw Refuse($"the file is damaged: {(ulong)stream.Length - length:N0} bytes follow its end. Copy or save it again.");

        byte[] content = new byte[length];
        prefix.CopyTo(content);
        stream.ReadExactly(content.AsSpan(PrefixLength));
        int end = content.Length - HashLength;
        if (!SHA256.HashData(content.AsSpan(0, end)).AsSpan().SequenceEqual(content.AsSpan(end)))
            throw Refuse("the file is damaged: its SHA-256 does not fit its content. Copy or save it again.");
        try
        {
            var header = NetworkHeader.FromJson(content.AsSpan(PrefixLength, (int)headerLength));
            if (header.Precision != Precision<T>()) throw Refuse($"the network has precision {header.Precision}: load it as Network<{(header.Precision == "float32" ? "float" : "double")}>.");
            return Decode<T>(header, content.AsMemory(PrefixLength + (int)headerLength, end - PrefixLength - (int)headerLength));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw Refuse($"the file is whole, but does not describe a network ({fault.Message.TrimEnd('.')}).", fault);
        }
    }

    private static byte[] Encode<T>(SavedNetwork<T> saved) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (network, scaler, featureNames, classNames) = saved;
        var (scalerPart, scalerTensors) = NetworkParts<T>.Describe(scaler);
        var tensors = new List<(TensorHeader Header, T[] Values)>();
        for (int i = 0; i < network.Layers.Count; i++)
            foreach (var tensor in network.Layers[i].Parameters.Concat(network.Layers[i].State))
                tensors.Add((new($"layers.{i}.{tensor.Name}", tensor.Value.RowCount, tensor.Value.ColumnCount), tensor.Values));
        foreach (var (name, values) in scalerTensors) tensors.Add((new(name, values.Count, 1), values.ToArray()));

        byte[] header = new NetworkHeader(Precision<T>(), network.Seed, [.. network.Layers.Select(NetworkParts<T>.Describe)], NetworkParts<T>.Describe(network.Loss),
            scalerPart, [.. featureNames], [.. classNames], [.. tensors.Select(tensor => tensor.Header)]).ToJson();
        if (header.Length > LongestHeader) throw new NetworkFileException($"The description of the network takes {header.Length:N0} bytes, the format allows {LongestHeader:N0}; save it without names.");

        long length = PrefixLength + header.Length + tensors.Sum(tensor => (long)tensor.Values.Length * Unsafe.SizeOf<T>()) + HashLength;
        var content = new byte[length];
        Magic.CopyTo(content);
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(12), (uint)header.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(content.AsSpan(16), (ulong)length);
        header.CopyTo(content.AsSpan(PrefixLength));
        var rest = content.AsSpan(PrefixLength + header.Length);
        foreach (var (_, values) in tensors)
        {
            CopyLittleEndian<T>(MemoryMarshal.AsBytes(values.AsSpan()), rest);
            rest = rest[(values.Length * Unsafe.SizeOf<T>())..];
        }

        SHA256.HashData(content.AsSpan(0, content.Length - HashLength), rest);
        return content;
    }

    private static SavedNetwork<T> Decode<T>(NetworkHeader header, ReadOnlyMemory<byte> numbers) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Before anything is allocated for them: the tensors' sizes must add up to the bytes that are there.
        Int128 announced = 0;
        foreach (var tensor in header.Tensors)
            announced += tensor is { Rows: > 0, Columns: > 0 } ? (Int128)tensor.Rows * tensor.Columns * Unsafe.SizeOf<T>() : throw new ArgumentException($"tensor {tensor.Name} has no size");
        if (announced != numbers.Length) throw new ArgumentException($"its tensors need {announced:N0} bytes but {numbers.Length:N0} are there");

        int taken = 0;
        Matrix<T> Next()
        {
            if (taken == header.Tensors.Length) throw new ArgumentException("its layers need more tensors than there are");
            var tensor = header.Tensors[taken++];
            var values = new T[tensor.Rows * tensor.Columns];
            var bytes = MemoryMarshal.AsBytes(values.AsSpan());
            CopyLittleEndian<T>(numbers.Span[..bytes.Length], bytes);
            numbers = numbers[bytes.Length..];
            return Matrix<T>.Build.Dense(tensor.Rows, tensor.Columns, values);
        }

        Layer<T>[] layers = [.. header.Layers.Select(layer => NetworkParts<T>.BuildLayer(layer, Next))];
        var scaler = NetworkParts<T>.BuildScaler(header.Scaler, Next);
        if (taken < header.Tensors.Length) throw new ArgumentException("it has more tensors than its layers need");
        return new(new(layers) { Seed = header.Seed, Loss = NetworkParts<T>.BuildLoss(header.Loss) }, scaler, header.FeatureNames, header.ClassNames);
    }

    private static string Precision<T>() => Unsafe.SizeOf<T>() == sizeof(float) ? "float32" : "float64";

    private static void CopyLittleEndian<T>(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        source.CopyTo(destination);
        for (int i = 0; !BitConverter.IsLittleEndian && i < source.Length; i += Unsafe.SizeOf<T>()) destination.Slice(i, Unsafe.SizeOf<T>()).Reverse();
    }
}
