using System.Diagnostics;
using System.Runtime;

namespace Course.Benchmarks;

/// <summary>What a notebook pays that trains its first network: case a from nothing, in a process that has done nothing else.</summary>
/// <param name="BuildMilliseconds">Making data set, network and trainer.</param>
/// <param name="FirstStepMilliseconds">The first step.</param>
/// <param name="ThousandStepsMilliseconds">All of it: building, and the first 1000 steps with the very first.</param>
/// <param name="CompiledMethods">How many methods the JIT compiled during it.</param>
/// <param name="CompilationMilliseconds">How long that took.</param>
internal sealed record ColdStart(double BuildMilliseconds, double FirstStepMilliseconds, double ThousandStepsMilliseconds, long CompiledMethods, double CompilationMilliseconds)
{
    /// <summary>How long <see cref="WarmUp"/> took before, or 0 without.</summary>
    public double WarmUpMilliseconds { get; init; }

    /// <summary>Measures it in this process, which must be fresh.</summary>
    public static ColdStart Measure(double[] x, double[] y, double[] inputWeights, double[] outputWeights)
    {
        long methods = JitInfo.GetCompiledMethodCount();
        var compilation = JitInfo.GetCompilationTime();
        var clock = Stopwatch.StartNew();
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build;
        var data = new Dataset<double>(matrix.Dense(1, x.Length, x), matrix.Dense(1, y.Length, y));
        var network = new Network<double>(
            new Dense<double>(matrix.Dense(5, 1, inputWeights)), new Sigmoid<double>(),
            new Dense<double>(matrix.Dense(1, 5, outputWeights)), new Sigmoid<double>());
        var trainer = new Trainer<double>(network, new MeanSquaredError<double>(), new Sgd<double>(0.5));
        double built = clock.Elapsed.TotalMilliseconds;
        trainer.Step(data.Features, data.Targets);
        double first = clock.Elapsed.TotalMilliseconds - built;
        network.Fit(data, new MeanSquaredError<double>(), new Sgd<double>(0.5), epochs: 999, batchSize: x.Length);
        double all = clock.Elapsed.TotalMilliseconds;
        return new(built, first, all, JitInfo.GetCompiledMethodCount() - methods, (JitInfo.GetCompilationTime() - compilation).TotalMilliseconds);
    }
}
