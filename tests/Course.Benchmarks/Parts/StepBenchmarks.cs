using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Benchmarks;

/// <summary>A training step of a 64-32-10 network with batches of 32 under each optimizer; none may allocate.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private readonly Matrix<double> x = Matrix<double>.Build.Dense(64, 32, (i, j) => (i * 7 + j * 3) % 11 / 11.0);
    private readonly Matrix<double> t = Matrix<double>.Build.Dense(10, 32, (i, j) => i == j % 10 ? 1 : 0);
    private Trainer<double>? trainer;

    /// <summary>The optimizer.</summary>
    [Params("Sgd", "Momentum", "Nesterov", "RmsProp", "Adam", "AdamW")]
    public string Optimizer { get; set; } = "";

    /// <summary>Makes the network.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Optimizer<double> optimizer = Optimizer switch
        {
            "Sgd" => new Sgd<double>(1e-6),
            "Momentum" => new Momentum<double>(1e-6),
            "Nesterov" => new Nesterov<double>(1e-6),
            "RmsProp" => new RmsProp<double>(1e-6),
            "Adam" => new Adam<double>(1e-6),
            _ => new AdamW<double>(1e-6),
        };
        var network = new Network<double>(seed: 1, new Dense<double>(64, 32), new Relu<double>(), new Dense<double>(32, 10));
        trainer = new Trainer<double>(network, new SoftmaxCrossEntropy<double>(), optimizer);
    }

    /// <summary>Forward, loss, backward, update.</summary>
    [Benchmark]
    public double Step() => trainer!.Step(x, t);
}
