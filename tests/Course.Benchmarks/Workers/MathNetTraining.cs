using MathNet.Numerics.LinearAlgebra;

namespace Course.Benchmarks;

/// <summary>A training case as the formulas are first written down: MathNet's operators, a new matrix for every intermediate result.</summary>
internal static class MathNetTraining
{
    /// <summary>The run to be timed: all epochs, from the initial weights.</summary>
    public static Func<double?> Prepare<T>(string folder, TrainingCase training)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var data = OurTraining.Load<T>(folder, training);
        var initial = OurTraining.NetworkOf<T>(folder, training).Layers.OfType<Dense<T>>().Select(layer => layer.Weights).ToArray();
        var batches = Enumerable.Range(0, (training.SampleCount + training.BatchSize - 1) / training.BatchSize)
            .Select(batch => (Start: batch * training.BatchSize, Count: Math.Min(training.BatchSize, training.SampleCount - batch * training.BatchSize)))
            .Select(cut => (X: data.Features.SubMatrix(0, training.Sizes[0], cut.Start, cut.Count), T: data.Targets.SubMatrix(0, training.Sizes[^1], cut.Start, cut.Count)))
            .ToArray();
        return () =>
        {
            Matrix<T>[] w = [.. initial.Select(weights => weights.Clone())];
            Vector<T>[] b = [.. initial.Select(weights => Vector<T>.Build.Dense(weights.RowCount))];
            double sum = 0;
            for (int epoch = 0; epoch < training.Epochs; epoch++)
            {
                sum = 0;
                foreach (var (x, t) in batches) sum += Step(training, w, b, x, t);
            }

            return sum / training.SampleCount;
        };
    }

    private static double Step<T>(TrainingCase training, Matrix<T>[] w, Vector<T>[] b, Matrix<T> x, Matrix<T> t)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var a = new Matrix<T>[w.Length + 1];
        a[0] = x;
        for (int layer = 0; layer < w.Length; layer++)
        {
            var z = w[layer] * a[layer];
            for (int sample = 0; sample < z.ColumnCount; sample++) z.SetColumn(sample, z.Column(sample) + b[layer]);
            a[layer + 1] = Activate(training, z, layer == w.Length - 1);
        }

        var (loss, dZ) = LossAndGradient(training, a[^1], t);
        T step = T.CreateTruncating(-training.LearningRate);
        for (int layer = w.Length - 1; layer >= 0; layer--)
        {
            var dW = dZ.TransposeAndMultiply(a[layer]);
            var db = dZ.RowSums();
            if (layer > 0) dZ = w[layer].TransposeThisAndMultiply(dZ).PointwiseMultiply(Slope(training, a[layer]));
            w[layer] += dW * step;
            b[layer] += db * step;
        }

        return loss;
    }

    private static Matrix<T> Activate<T>(TrainingCase training, Matrix<T> z, bool last)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (training.Name == "a" || (training.Name == "b" && last)) return z.Map(value => T.One / (T.One + T.Exp(-value)));
        if (!last) return z.Map(value => T.Max(value, T.Zero));
        for (int sample = 0; sample < z.ColumnCount; sample++)
        {
            var powers = (z.Column(sample) - z.Column(sample).Maximum()).Map(T.Exp);
            z.SetColumn(sample, powers / powers.Sum());
        }

        return z;
    }

    private static Matrix<T> Slope<T>(TrainingCase training, Matrix<T> a)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        training.Name == "a" ? a.PointwiseMultiply(T.One - a) : a.Map(value => value > T.Zero ? T.One : T.Zero);

    // The batch's summed loss, and the gradient of its mean.
    private static (double Loss, Matrix<T> Gradient) LossAndGradient<T>(TrainingCase training, Matrix<T> p, Matrix<T> t)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        T perSample = T.One / T.CreateTruncating(t.ColumnCount);
        var error = p - t;
        var (loss, gradient) = training.Name switch
        {
            "a" => (error.PointwiseMultiply(error), error.PointwiseMultiply(p).PointwiseMultiply(T.One - p) * (perSample + perSample)),
            "b" => (-(t.PointwiseMultiply(p.PointwiseLog()) + (T.One - t).PointwiseMultiply((T.One - p).PointwiseLog())), error * perSample),
            _ => (-t.PointwiseMultiply(p.PointwiseLog()), error * perSample),
        };
        return (double.CreateTruncating(loss.ColumnSums().Sum()), gradient);
    }
}
