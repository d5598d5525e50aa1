using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Course.Tests.Networks;
using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Persistence;

public sealed class NetworkFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("network-file-").FullName;

    private string NetworkPath => Path.Combine(folder, "tumours.cnn");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_loaded_network_predicts_the_same_bits() =>
        RandomNetworks.Generate(smooth: false).Sample(one =>
        {
            one.Network.Fit(new(one.X, one.T), one.Loss, new Adam<double>(0.01), epochs: 2, batchSize: one.X.ColumnCount);
            one.Network.Save(NetworkPath);
            var loaded = Network<double>.Load(NetworkPath).Network;
            Assert.Equal(one.Network.Predict(one.X).ToColumnMajorArray(), loaded.Predict(one.X).ToColumnMajorArray());
            Assert.Equal(one.Network.PredictProbabilities(one.X), loaded.PredictProbabilities(one.X));
            Assert.Equal(one.Network.ToString(), loaded.ToString());
            Assert.Equal((one.Network.Seed, one.Loss.ToString(), one.Loss.Penalties.Count), (loaded.Seed, loaded.Loss!.ToString(), loaded.Loss.Penalties.Count));
        }, iter: 40, threads: 1);

    [Fact]
    public void Scaler_names_and_class_weights_come_back()
    {
        var x = RandomNetworks.Normal(3, 20, 1) * 7;
        foreach (IScaler<double> scaler in (IScaler<double>[])[StandardScaler<double>.Fit(x), MinMaxScaler<double>.Fit(x, -1, 2)])
        {
            var network = new Network<double>(3, new Dense<double>(3, 2)) { Loss = new SoftmaxCrossEntropy<double>([0.5, 2]) };
            network.Save(NetworkPath, scaler, ["radius", "texture", "größe"], ["malignant", "benign"]);
            var loaded = Network<double>.Load(NetworkPath);
            Assert.Equal(scaler.Transform(x).ToColumnMajorArray(), loaded.Scaler!.Transform(x).ToColumnMajorArray());
            Assert.Equal((scaler.GetType(), scaler.SampleCount), (loaded.Scaler.GetType(), loaded.Scaler.SampleCount));
            Assert.Equal(["radius", "texture", "größe"], loaded.FeatureNames);
            Assert.Equal(["malignant", "benign"], loaded.ClassNames);
            Assert.Equal([0.5, 2], ((SoftmaxCrossEntropy<double>)loaded.Network.Loss!).Weights!);
        }
    }

    [Fact]
    public void Every_damaged_byte_and_every_truncation_is_refused()
    {
        byte[] whole = Small();
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= (byte)(1 << (i % 8));
            Refused(damaged);
            Refused(whole[..i]);
        }
    }

    [Fact]
    public void Each_fault_has_its_own_message()
    {
        byte[] whole = Small();
        Assert.Contains("the file is empty", Refused([]));
        Assert.Contains("not a network file", Refused(Encoding.UTF8.GetBytes("{\"cells\":[],\"nbformat\":4}")));
        Assert.Contains("truncated: it ends within its first 24 bytes", Refused(whole[..20]));
        Assert.Contains($"truncated: it has {whole.Length - 5:N0} of {whole.Length:N0} bytes", Refused(whole[..^5]));
        Assert.Contains("3 bytes follow its end", Refused([.. whole, 1, 2, 3]));
        byte[] newer = [.. whole];
        newer[8] = 2;
        Assert.Contains("format version 2, this version of the course reads up to 1", Refused(newer));
        byte[] damaged = [.. whole];
        damaged[^40] ^= 1;
        Assert.Contains("damaged: its SHA-256 does not fit", Refused(damaged));
        File.WriteAllBytes(NetworkPath, whole);
        Assert.Contains("load it as Network<double>", Assert.Throws<NetworkFileException>(() => Network<float>.Load(NetworkPath)).Message);
        Assert.Throws<FileNotFoundException>(() => Network<double>.Load(Path.Combine(folder, "none.cnn")));
    }

    [Theory]
    [InlineData("\"kind\":\"dense\"", "\"kind\":\"System.Diagnostics.Process\"", "is not a kind that this version knows")]
    [InlineData("\"rows\":2", "\"rows\":200000000", "tensors need")]
    [InlineData("\"rows\":2", "\"rows\":-2", "has no size")]
    [InlineData("\"kind\":\"relu\"", "\"kind\":\"dense\"", "need more tensors")]
    [InlineData("{\"kind\":\"relu\"},{\"kind\":\"dense\"}", "{\"kind\":\"relu\"}", "more tensors than its layers need")]
    [InlineData("\"seed\":3", "\"seed\":3,\"$type\":\"System.IO.FileInfo\"", "does not describe a network")]
    [InlineData("\"layers\":[", "\"layers\":null,\"more\":[", "does not describe a network")]
    [InlineData("\"kind\":\"relu\"", "\"kind\":\"dropout\",\"rate\":7", "rate is the share")]
    [InlineData("\"kind\":\"relu\"", "\"kind\":\"leaky-relu\"", "a setting is missing")]
    public void A_forged_header_with_a_right_checksum_is_refused_without_harm(string from, string to, string fault) =>
        Assert.Contains(fault, Refused(Forge(Small(), from, to)));

    [Fact]
    public void A_failed_save_leaves_the_old_file_and_no_other()
    {
        File.WriteAllBytes(NetworkPath, Small());
        byte[] before = File.ReadAllBytes(NetworkPath);
        var network = new Network<double>(1, new Unknown());
        Assert.Contains("no kind of layer for Unknown", Assert.Throws<NetworkFileException>(() => network.Save(NetworkPath)).Message);
        Assert.Equal(before, File.ReadAllBytes(NetworkPath));
        Assert.Single(Directory.GetFiles(folder));
    }

    private byte[] Small()
    {
        new Network<double>(3, new Dense<double>(2, 2), new Relu<double>(), new Dense<double>(2, 1)).Save(NetworkPath);
        return File.ReadAllBytes(NetworkPath);
    }

    private string Refused(byte[] content)
    {
        File.WriteAllBytes(NetworkPath, content);
        return Assert.Throws<NetworkFileException>(() => Network<double>.Load(NetworkPath)).Message;
    }

    // Rewrites the header and makes lengths and hash fit again, as somebody would who means harm.
    private static byte[] Forge(byte[] whole, string from, string to)
    {
        int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(whole.AsSpan(12));
        string header = Encoding.UTF8.GetString(whole, 24, length);
        int place = header.IndexOf(from, StringComparison.Ordinal);
        Assert.True(place >= 0, header);
        byte[] forged = Encoding.UTF8.GetBytes(header[..place] + to + header[(place + from.Length)..]);
        byte[] content = [.. whole[..24], .. forged, .. whole[(24 + length)..^32]];
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(12), (uint)forged.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(content.AsSpan(16), (ulong)content.Length + 32);
        return [.. content, .. SHA256.HashData(content)];
    }

    private sealed class Unknown : Layer<double>
    {
        public override Matrix<double> Forward(Matrix<double> input, bool training = false) => input;

        public override Matrix<double> Backward(Matrix<double> outputGradient) => outputGradient;
    }
}
