namespace Course.Benchmarks;

/// <summary>What a worker is asked to measure: one line of JSON on its standard input.</summary>
/// <param name="Case">The name of the product or training case, or "peak".</param>
/// <param name="Dtype">f32 or f64.</param>
/// <param name="Samples">How many times to measure.</param>
/// <param name="Seconds">How long a measurement lasts at least; a run that is shorter is repeated.</param>
internal sealed record Request(string Case, string Dtype, int Samples, double Seconds)
{
    /// <summary>The product to measure, if it is one.</summary>
    public MatrixCase? Product { get; init; }

    /// <summary>The training to measure, if it is one.</summary>
    public TrainingCase? Training { get; init; }
}
