using static TorchSharp.torch;

namespace Course.Benchmarks;

/// <summary>A training case as TorchSharp's documentation writes it: modules, a loss, an optimiser, backward, and a dispose scope around each step.</summary>
internal static class TorchTraining
{
    /// <summary>The run to be timed: all epochs, from the initial weights.</summary>
    public static Func<double?> Prepare(string folder, TrainingCase training, ScalarType dtype)
    {
        Tensor Read(string name, int columns) => tensor(CaseFiles.Read(folder, training, name), dtype).reshape(-1, columns);
        var x = Read("X", training.Sizes[0]);
        var t = Read("Y", training.Sizes[^1]);
        if (training.Name == "c") t = t.argmax(1);
        Tensor[] weights = [.. Enumerable.Range(0, training.LayerCount).Select(layer => Read($"W{layer}", training.Sizes[layer + 1]).t().contiguous())];
        return () => Run(training, x, t, weights, dtype);
    }

    private static double? Run(TrainingCase training, Tensor x, Tensor t, Tensor[] weights, ScalarType dtype)
    {
        using var run = NewDisposeScope();
        using var model = NetworkOf(training, weights, dtype);
        using var optimizer = optim.SGD(model.parameters(), training.LearningRate);
        using nn.Module<Tensor, Tensor, Tensor> loss = training.Name switch
        {
            "a" => nn.MSELoss(),
            "b" => nn.BCEWithLogitsLoss(),
            _ => nn.CrossEntropyLoss(),
        };
        double sum = 0;
        for (int epoch = 0; epoch < training.Epochs; epoch++)
        {
            sum = 0;
            for (int start = 0; start < training.SampleCount; start += training.BatchSize)
            {
                using var step = NewDisposeScope();
                int end = Math.Min(start + training.BatchSize, training.SampleCount);
                optimizer.zero_grad();
                var value = loss.forward(model.forward(x[start..end]), t[start..end]);
                value.backward();
                optimizer.step();
                sum += (dtype == ScalarType.Float32 ? value.item<float>() : value.item<double>()) * (end - start);
            }
        }

        return sum / training.SampleCount;
    }

    private static nn.Module<Tensor, Tensor> NetworkOf(TrainingCase training, Tensor[] weights, ScalarType dtype)
    {
        var modules = new List<nn.Module<Tensor, Tensor>>();
        for (int layer = 0; layer < training.LayerCount; layer++)
        {
            var linear = nn.Linear(training.Sizes[layer], training.Sizes[layer + 1], dtype: dtype);
            using (no_grad())
            {
                linear.weight!.copy_(weights[layer]);
                linear.bias!.zero_();
            }

            modules.Add(linear);
            if (training.Name == "a") modules.Add(nn.Sigmoid());
            else if (layer < training.LayerCount - 1) modules.Add(nn.ReLU());
        }

        return nn.Sequential(modules);
    }
}
