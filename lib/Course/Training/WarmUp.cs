using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Gets the library ready while the reader still reads: .NET compiles a method when it is first called, and the first step of a training calls some three
/// hundred. A notebook's setup starts this in the background, so that the first cell that trains finds them compiled.
/// </summary>
public static class WarmUp
{
    private static readonly Lazy<Task> once = new(() => Task.Factory.StartNew(TrainTinyNetworks, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    /// <summary>Starts it, once for a process, and returns at once. Nothing that is computed later depends on it.</summary>
    /// <returns>Ends when everything is ready; nobody needs to wait for it.</returns>
    public static Task Start()
    {
        // Networks choose MathNet's provider when the first is made: now, not at some later moment in the background.
        RuntimeHelpers.RunClassConstructor(typeof(Network<double>).TypeHandle);
        return once.Value;
    }

    private static void TrainTinyNetworks()
    {
        var x = Matrix<double>.Build.Dense(2, 24, (i, j) => (i + j) % 5 - 2);
        var yesOrNo = Matrix<double>.Build.Dense(1, 24, (_, j) => j % 2);
        Train(new(x, yesOrNo), new MeanSquaredError<double>(), new Sgd<double>(), new Dense<double>(2, 5), new Sigmoid<double>(), new Dense<double>(5, 1), new Sigmoid<double>());
        Train(new(x, yesOrNo), new BinaryCrossEntropy<double>(), new Adam<double>(), new Dense<double>(2, 16), new Relu<double>(), new Dense<double>(16, 1));
    }

    private static void Train(Dataset<double> data, Loss<double> loss, Optimizer<double> optimizer, params Layer<double>[] layers)
        => new Network<double>(seed: 0, layers).Fit(data, loss, optimizer, epochs: 2, batchSize: 16, validation: data);
}
