using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Benchmarks;

/// <summary>A training case as a learner writes it: a network, a loss, an optimiser, and Fit.</summary>
internal static class OurTraining
{
    /// <summary>The run to be timed: all epochs, from the initial weights.</summary>
    public static Func<double?> Prepare<T>(string folder, TrainingCase training)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var data = Load<T>(folder, training);
        var network = NetworkOf<T>(folder, training);
        var initial = network.Capture();
        return () =>
        {
            network.Restore(initial);
            var trainer = new Trainer<T>(network, LossOf<T>(training), new Sgd<T>(training.LearningRate))
            {
                Epochs = training.Epochs,
                BatchSize = training.BatchSize,
                Shuffle = false,
            };
            return trainer.Fit(data).Last.TrainingLoss;
        };
    }

    /// <summary>The case's samples.</summary>
    public static Dataset<T> Load<T>(string folder, TrainingCase training)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(Read<T>(folder, training, "X", training.Sizes[0]), Read<T>(folder, training, "Y", training.Sizes[^1]));

    /// <summary>The case's network, with its initial weights.</summary>
    public static Network<T> NetworkOf<T>(string folder, TrainingCase training)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var layers = new List<Layer<T>>();
        for (int layer = 0; layer < training.LayerCount; layer++)
        {
            layers.Add(new Dense<T>(Read<T>(folder, training, $"W{layer}", training.Sizes[layer + 1])));
            bool last = layer == training.LayerCount - 1;
            if (training.Name == "a") layers.Add(new Sigmoid<T>());
            else if (!last) layers.Add(new Relu<T>());
        }

        return new Network<T>([.. layers]);
    }

    /// <summary>The case's loss.</summary>
    public static Loss<T> LossOf<T>(TrainingCase training)
        where T : unmanaged, IFloatingPointIeee754<T> => training.Name switch
        {
            "a" => new MeanSquaredError<T>(),
            "b" => new BinaryCrossEntropy<T>(),
            _ => new SoftmaxCrossEntropy<T>(),
        };

    private static Matrix<T> Read<T>(string folder, TrainingCase training, string name, int rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] entries = [.. CaseFiles.Read(folder, training, name).Select(T.CreateTruncating)];
        return Matrix<T>.Build.Dense(rows, entries.Length / rows, entries);
    }
}
