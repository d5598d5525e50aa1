using System.Numerics.Tensors;

namespace Course.Benchmarks;

/// <summary>Makes up the data and initial weights of the training cases; every run makes the same.</summary>
internal static class CaseData
{
    /// <summary>Writes all files into a new folder.</summary>
    /// <returns>The folder.</returns>
    public static string WriteToTemporaryFolder()
    {
        string folder = Directory.CreateTempSubdirectory("course-benchmarks-").FullName;
        foreach (var training in TrainingCase.All)
        {
            var random = new SeededRandom(42);
            var (features, targets) = training.Name switch
            {
                "a" => Curve(training.SampleCount),
                "b" => Patients(training, random),
                _ => Images(training, random),
            };
            CaseFiles.Write(folder, training, "X", features);
            CaseFiles.Write(folder, training, "Y", targets);
            for (int layer = 0; layer < training.LayerCount; layer++)
                CaseFiles.Write(folder, training, $"W{layer}", XavierWeights(training.Sizes[layer], training.Sizes[layer + 1], random));
        }

        return folder;
    }

    private static (double[] Features, double[] Targets) Curve(int samples)
    {
        double[] x = [.. Enumerable.Range(0, samples).Select(i => -3 + 6.0 * i / (samples - 1))];
        return (x, [.. x.Select(value => 0.5 + 0.4 * Math.Sin(value))]);
    }

    // Standard normal features; the answer is the sign of a random linear function of them plus as much noise as signal in one feature.
    private static (double[] Features, double[] Targets) Patients(TrainingCase training, SeededRandom random)
    {
        int features = training.Sizes[0];
        double[] direction = Gaussians(features, random), x = Gaussians(features * training.SampleCount, random);
        return (x, [.. Enumerable.Range(0, training.SampleCount)
            .Select(sample => TensorPrimitives.Dot<double>(x.AsSpan(sample * features, features), direction) + random.NextGaussian() > 0 ? 1.0 : 0.0)]);
    }

    // Four pixels in five are black, as in pictures of digits; the class is the largest of ten random linear functions of the pixels.
    private static (double[] Features, double[] Targets) Images(TrainingCase training, SeededRandom random)
    {
        int pixels = training.Sizes[0], classes = training.Sizes[^1];
        double[] x = new double[pixels * training.SampleCount], t = new double[classes * training.SampleCount];
        foreach (ref double pixel in x.AsSpan())
        {
            double value = random.NextDouble();
            pixel = value < 0.8 ? 0 : value;
        }

        double[] directions = Gaussians(classes * pixels, random);
        for (int sample = 0; sample < training.SampleCount; sample++)
        {
            var image = x.AsSpan(sample * pixels, pixels);
            int best = 0;
            double largest = double.NegativeInfinity;
            for (int c = 0; c < classes; c++)
            {
                double score = TensorPrimitives.Dot<double>(image, directions.AsSpan(c * pixels, pixels));
                if (score > largest) (largest, best) = (score, c);
            }

            t[sample * classes + best] = 1;
        }

        return (x, t);
    }

    private static double[] Gaussians(int count, SeededRandom random)
    {
        double[] values = new double[count];
        foreach (ref double value in values.AsSpan()) value = random.NextGaussian();
        return values;
    }

    private static double[] XavierWeights(int inputs, int units, SeededRandom random)
    {
        double limit = Math.Sqrt(6.0 / (inputs + units));
        double[] weights = new double[inputs * units];
        foreach (ref double weight in weights.AsSpan()) weight = limit * (2 * random.NextDouble() - 1);
        return weights;
    }
}
