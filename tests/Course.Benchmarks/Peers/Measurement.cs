using System.Text.Json;

namespace Course.Benchmarks;

/// <summary>What one implementation reached in one case: an object of the file that --json writes.</summary>
/// <param name="Case">gemm-512, gemm-128x784x256, ... for products (rows × depth × columns), a, b or c for training.</param>
/// <param name="Dtype">f32 or f64.</param>
/// <param name="Implementation">ours, ours-avx2, numpy, pytorch, torchsharp, sklearn, mathnet; peak and peak-avx2 are the probe.</param>
/// <param name="Threads">How many threads it was allowed.</param>
internal sealed record Measurement(string Case, string Dtype, string Implementation, int Threads)
{
    /// <summary>What it calls itself, with its version.</summary>
    public string? Version { get; init; }

    /// <summary>10⁹ operations a second, the median; of products and the peak.</summary>
    public double? Gflops { get; init; }

    /// <summary>Time of a training step, the median.</summary>
    public double? MicrosecondsPerStep { get; init; }

    /// <summary>Mean loss of the last epoch.</summary>
    public double? Loss { get; init; }

    /// <summary>The middle half of the samples lies so far apart, as a share of the median.</summary>
    public double? Spread { get; init; }

    /// <summary>How many samples the median is of.</summary>
    public int? Samples { get; init; }

    /// <summary>How many samples were discarded because the machine was slower than usual at that moment.</summary>
    public int? Discarded { get; init; }

    /// <summary>True if the machine was never as fast as usual while this was measured.</summary>
    public bool? BelowUsualPeak { get; init; }

    /// <summary>The probe's median over the samples that were kept, 10⁹ operations a second.</summary>
    public double? PeakGflops { get; init; }

    /// <summary>Why there is no figure.</summary>
    public string? Missing { get; init; }

    /// <summary>Writes a list of objects.</summary>
    public static void Save(FileInfo file, IReadOnlyList<Measurement> results)
    {
        file.Directory?.Create();
        File.WriteAllText(file.FullName, JsonSerializer.Serialize(results, SavedResults.Format) + "\n");
    }
}
