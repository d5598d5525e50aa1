using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Benchmarks;

/// <summary>The time of training against one of the things that make it longer, the others fixed, over three decades.</summary>
/// <param name="Name">What grows.</param>
/// <param name="What">What is timed.</param>
/// <param name="Expected">The power of the size that the time grows with when nothing but arithmetic counts.</param>
/// <param name="Explanation">Where the curve bends, and why.</param>
/// <param name="Points">The measurements.</param>
internal sealed record GrowthSeries(string Name, string What, double Expected, string Explanation, IReadOnlyList<GrowthPoint> Points)
{
    private static readonly int[] Decades = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    /// <summary>Measures all of them, on one thread.</summary>
    public static IEnumerable<GrowthSeries> MeasureAll()
    {
        yield return Measure("samples", "an epoch of 30-16-1, batches of 32, f64", 1,
            "An epoch is so many steps, and a step does not know how many there are: straight. Only the first point lies lower: a batch that holds the whole set is neither shuffled nor copied.",
            [.. Decades.Select(step => 32 * step)], samples => Epoch<double>([30, 16, 1], samples, 32));
        yield return Measure("epochs", "a run of 1-5-1, 100 samples in one batch, f64", 1,
            "Straight: an epoch costs the same whether it is the first or the last. Starting a run costs less than one epoch, even of a network this small.",
            Decades, epochs => Run<double>([1, 5, 1], samples: 100, batchSize: 100, epochs));
        yield return Measure("width", "a step of w-w-10, batch of 128, f32", 2,
            "The weights grow with the square of the width. Narrow layers pay for calls and for the edges of vectors: up to some 16 units the time hardly grows at all. From 64 to 512 units the multipliers are busy. Above, weights and gradients leave the second-level cache: packing them and the update then wait for memory, which costs a constant share.",
            [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096], width => Step<float>([width, width, 10], 128));
        yield return Measure("depth", "a step of 64-64-...-64-10, batch of 128, f32", 1,
            "Straight: every layer costs the same. It steepens a little where the activations of all layers, which wait for the backward pass, outgrow a cache level.",
            Decades, depth => Step<float>([.. Enumerable.Repeat(64, depth + 1), 10], 128));
        yield return Measure("batch", "a step of 128-128-10, f32", 1,
            "A single sample makes every product one of a matrix and a vector, which reads all weights for a few multiplications and updates all of them: up to some 16 samples that fixed part is most of the step, and a larger batch is almost free. From 64 samples on time grows with the batch.",
            [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096], batch => Step<float>([128, 128, 10], batch));
    }

    /// <summary>The power of the size that the time grows with around a point: between its neighbours.</summary>
    public double SlopeAt(int index)
    {
        var (from, to) = (Points[Math.Max(0, index - 1)], Points[Math.Min(Points.Count - 1, index + 1)]);
        return Math.Log(to.Microseconds / from.Microseconds) / Math.Log(to.Size / from.Size);
    }

    /// <summary>The measurements with their slopes.</summary>
    public ResultTable ToTable()
    {
        var table = new ResultTable($"Growth with {Name}: {What}", [Name, "µs", $"µs / {Name}{(Expected == 2 ? "²" : "")}", "slope"]);
        for (int i = 0; i < Points.Count; i++)
        {
            var point = Points[i];
            table.Add(point.Size.ToString("N0", CultureInfo.InvariantCulture), Text(point.Microseconds), Text(point.Microseconds / Math.Pow(point.Size, Expected)),
                SlopeAt(i).ToString("F2", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static GrowthSeries Measure(string name, string what, double expected, string explanation, IReadOnlyList<int> sizes, Func<int, Action> prepare) =>
        new(name, what, expected, explanation, [.. sizes.Select(size => new GrowthPoint(size, Time(prepare(size))))]);

    private static string Text(double value) => value.ToString(value >= 100 ? "N0" : value >= 1 ? "F2" : "G3", CultureInfo.InvariantCulture);

    // The runtime recompiles what ran often in the background, a tenth of a second after it last met something new, and some of it twice.
    private static void Heat(Action work)
    {
        for (int pause = 0; pause < 3; pause++)
        {
            var clock = Stopwatch.StartNew();
            do work();
            while (clock.ElapsedMilliseconds < 40);
            Thread.Sleep(150);
        }
    }

    // The smallest of five samples of at least 15 ms.
    private static double Time(Action work)
    {
        Heat(work);
        double smallest = double.PositiveInfinity;
        for (int sample = 0; sample < 5; sample++)
        {
            int runs = 0;
            var clock = Stopwatch.StartNew();
            do
            {
                work();
                runs++;
            }
            while (clock.ElapsedMilliseconds < 15);

            smallest = Math.Min(smallest, clock.Elapsed.TotalMicroseconds / runs);
        }

        return smallest;
    }

    private static Action Epoch<T>(int[] sizes, int samples, int batchSize)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Run<T>(sizes, samples, batchSize, epochs: 1);

    private static Action Run<T>(int[] sizes, int samples, int batchSize, int epochs)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var data = new Dataset<T>(Random<T>(sizes[0], samples), Random<T>(sizes[^1], samples));
        var trainer = new Trainer<T>(NetworkOf<T>(sizes), new MeanSquaredError<T>(), new Sgd<T>(1e-3)) { Epochs = epochs, BatchSize = batchSize };
        return () => trainer.Fit(data);
    }

    private static Action Step<T>(int[] sizes, int batch)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Matrix<T> x = Random<T>(sizes[0], batch), t = Random<T>(sizes[^1], batch);
        var trainer = new Trainer<T>(NetworkOf<T>(sizes), new MeanSquaredError<T>(), new Sgd<T>(1e-6));
        return () => trainer.Step(x, t);
    }

    private static Network<T> NetworkOf<T>(int[] sizes)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var layers = new List<Layer<T>>();
        for (int i = 1; i < sizes.Length; i++)
        {
            layers.Add(new Dense<T>(sizes[i - 1], sizes[i]));
            if (i < sizes.Length - 1) layers.Add(new Relu<T>());
        }

        return new Network<T>(seed: 1, [.. layers]);
    }

    private static Matrix<T> Random<T>(int rows, int columns)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new SeededRandom(rows + columns);
        T[] entries = new T[rows * columns];
        foreach (ref T entry in entries.AsSpan()) entry = T.CreateTruncating(random.NextDouble() - 0.5);
        return Matrix<T>.Build.Dense(rows, columns, entries);
    }
}
