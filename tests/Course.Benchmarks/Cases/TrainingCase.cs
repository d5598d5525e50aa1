namespace Course.Benchmarks;

/// <summary>A network with its data and the way it is trained: plain gradient descent, the loss computed in every step, the samples in their own order.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Sizes">Units of each layer, inputs first.</param>
/// <param name="BatchSize">Samples in a step.</param>
/// <param name="SampleCount">Samples in an epoch.</param>
/// <param name="Epochs">Epochs in a run, each run from the same initial weights.</param>
/// <param name="LearningRate">η.</param>
/// <param name="Precisions">The precisions that it is measured in.</param>
internal sealed record TrainingCase(string Name, int[] Sizes, int BatchSize, int SampleCount, int Epochs, double LearningRate, string[] Precisions)
{
    /// <summary>A curve through 100 points; a table of 569 patients; images of 28×28 pixels.</summary>
    public static IReadOnlyList<TrainingCase> All { get; } =
    [
        new("a", [1, 5, 1], BatchSize: 100, SampleCount: 100, Epochs: 1000, LearningRate: 0.5, ["f64"]),
        new("b", [30, 16, 1], BatchSize: 32, SampleCount: 569, Epochs: 50, LearningRate: 0.05, ["f64"]),
        new("c", [784, 256, 128, 10], BatchSize: 128, SampleCount: 10_000, Epochs: 1, LearningRate: 0.1, ["f32", "f64"]),
    ];

    /// <summary>Number of layers with weights.</summary>
    public int LayerCount => Sizes.Length - 1;

    /// <summary>Steps in a run.</summary>
    public int Steps => (SampleCount + BatchSize - 1) / BatchSize * Epochs;

    /// <summary>Floating-point operations of the matrix products in one step: forward, gradient of the weights, and of the inputs of all layers but the first.</summary>
    public double OperationsPerStep
    {
        get
        {
            double weights = Sizes.Zip(Sizes.Skip(1)).Sum(layer => (double)layer.First * layer.Second);
            return 2 * BatchSize * (3 * weights - (double)Sizes[0] * Sizes[1]);
        }
    }

    /// <summary>The network in words.</summary>
    public string Meaning => $"{string.Join('-', Sizes)}, {(BatchSize == SampleCount ? $"{SampleCount} samples, full batch" : $"batch {BatchSize}")}";
}
