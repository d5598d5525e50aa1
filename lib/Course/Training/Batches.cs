using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Cuts a data set into mini-batches, in a new random order for each epoch. A batch is copied, sample by sample, into matrices that are used
/// again and again. If one batch holds the whole set it is the set itself, uncopied and in its own order.
/// </summary>
internal sealed class Batches<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Matrix<T> features, targets;
    private readonly int size;
    private readonly int[] order;
    private readonly MatrixBuffer<T> featureBuffer = new(), targetBuffer = new();

    public Batches(Dataset<T> data, int size)
    {
        (features, targets, this.size) = (data.Features, data.Targets, size);
        order = size >= data.SampleCount ? [] : [.. Enumerable.Range(0, data.SampleCount)];
        Count = (data.SampleCount + size - 1) / size;
    }

    /// <summary>How many batches an epoch has; the last may be smaller.</summary>
    public int Count { get; }

    public void Shuffle(SeededRandom random) => random.Shuffle<int>(order);

    /// <summary>Features m×B and targets k×B of a batch, valid until the next.</summary>
    public (Matrix<T> Features, Matrix<T> Targets) Cut(int batch)
    {
        if (order.Length == 0) return (features, targets);
        var samples = order.AsSpan(batch * size, Math.Min(size, order.Length - batch * size));
        return (Gather(features, samples, featureBuffer), Gather(targets, samples, targetBuffer));
    }

    private static Matrix<T> Gather(Matrix<T> source, ReadOnlySpan<int> samples, MatrixBuffer<T> buffer)
    {
        int rows = source.RowCount;
        var batch = buffer.Get(rows, samples.Length);
        Span<T> from = source.Entries(), to = batch.Entries();
        for (int i = 0, run; i < samples.Length; i += run)
        {
            // Neighbours are copied together.
            for (run = 1; i + run < samples.Length && samples[i + run] == samples[i] + run;) run++;
            from.Slice(samples[i] * rows, run * rows).CopyTo(to[(i * rows)..]);
        }

        return batch;
    }
}
