using System.Runtime.InteropServices;

namespace Course.Benchmarks;

/// <summary>
/// The data and initial weights of the training cases, as files that every peer reads: little-endian doubles without a header. Features and targets lie
/// sample after sample, weights input after input (so element [i, j] of W, from input j to unit i, is number j·n + i).
/// </summary>
internal static class CaseFiles
{
    /// <summary>Reads one of the files.</summary>
    public static double[] Read(string folder, TrainingCase training, string name) =>
        MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(PathOf(folder, training, name))).ToArray();

    /// <summary>Writes one of the files.</summary>
    public static void Write(string folder, TrainingCase training, string name, double[] values) =>
        File.WriteAllBytes(PathOf(folder, training, name), MemoryMarshal.AsBytes<double>(values).ToArray());

    private static string PathOf(string folder, TrainingCase training, string name) => Path.Combine(folder, $"{training.Name}_{name}.f64");
}
