using System.CommandLine;
using Course.Simd;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Course.Benchmarks;

/// <summary>Measures in a process of its own, when another process asks (see <see cref="WorkerLoop"/>).</summary>
internal sealed class WorkerCommand : Command
{
    private readonly Argument<string> implementation = new("implementation") { Description = "ours or mathnet." };
    private readonly Option<int> threads = new("--threads") { DefaultValueFactory = _ => 1 };
    private readonly Option<string> data = new("--data") { Required = true };

    public WorkerCommand()
        : base("worker", "Measures when asked over standard input; started by the other commands.")
    {
        Hidden = true;
        Add(implementation);
        Add(threads);
        Add(data);
        SetAction(Work);
    }

    private void Work(ParseResult parsed)
    {
        MatrixProduct.MaxThreads = parsed.GetRequiredValue(threads);
        bool ours = parsed.GetRequiredValue(implementation) == "ours";
        if (!ours) MathNet.Numerics.Control.UseSingleThread();
        string folder = parsed.GetRequiredValue(data);
        WorkerLoop.Run(
            ours ? $"this course, {InstructionSets.Best}, .NET {Environment.Version}" : $"MathNet.Numerics {typeof(Matrix<>).Assembly.GetName().Version?.ToString(3)}",
            request => request.Dtype == "f32" ? Prepare<float>(request, ours, folder) : Prepare<double>(request, ours, folder));
    }

    private static Func<double?>? Prepare<T>(Request request, bool ours, string folder)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (request.Case == "peak") return () => PeakProbe.Run(request.Dtype);
        if (request.Product is { } product)
        {
            if (ours) SimdLinearAlgebraProvider.Use();
            return OurProducts.Prepare<T>(product);
        }

        if (ours) return OurTraining.Prepare<T>(folder, request.Training!);
        var run = MathNetTraining.Prepare<T>(folder, request.Training!);
        LinearAlgebraControl.Provider = ManagedLinearAlgebraProvider.Instance;
        return run;
    }
}
