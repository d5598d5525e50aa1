using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;

namespace Course.Benchmarks;

/// <summary>Times the first steps of fresh processes.</summary>
internal sealed class ColdCommand : Command
{
    private readonly Option<int> processes = new("--processes") { Description = "How many processes to start.", DefaultValueFactory = _ => 15 };
    private readonly Option<bool> inThisProcess = new("--in-this-process") { Hidden = true };
    private readonly Option<bool> warmedUp = new("--warmed-up") { Hidden = true };

    public ColdCommand()
        : base("cold", "Times a fresh process's first step of case a, and its first 1000 steps, as the first cell of a notebook would do them.")
    {
        Add(processes);
        Add(inThisProcess);
        Add(warmedUp);
        SetAction(parsed =>
        {
            if (parsed.GetValue(inThisProcess)) MeasureHere(parsed.GetValue(warmedUp));
            else ColdResults.Measure(parsed.GetValue(processes)).ToTable().WriteTo(AnsiConsole.Console);
        });
    }

    private static void MeasureHere(bool warmedUp)
    {
        // Plain numbers, so that nothing of the library is used before the clock runs.
        double[] x = new double[100], y = new double[100];
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = (-3 + 6.0 * i / 99, 0.5 + 0.4 * Math.Sin(-3 + 6.0 * i / 99));
        var clock = Stopwatch.StartNew();
        if (warmedUp) WarmUp.Start().Wait();
        double warmUp = warmedUp ? clock.Elapsed.TotalMilliseconds : 0;
        var cold = ColdStart.Measure(x, y, [0.3, -0.5, 0.8, -0.2, 0.6], [0.4, -0.7, 0.1, 0.9, -0.3]);
        Console.WriteLine(ProtocolJson.Write(cold with { WarmUpMilliseconds = warmUp }));
    }
}
