using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
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
            else Run(parsed.GetValue(processes)).WriteTo(AnsiConsole.Console);
        });
    }

    /// <summary>Starts so many processes of each kind, one after another.</summary>
    public static ResultTable Run(int processes)
    {
        List<ColdStart> cold = [], warmed = [];
        for (int i = 0; i < processes; i++)
        {
            cold.Add(MeasureInProcess("--in-this-process"));
            warmed.Add(MeasureInProcess("--in-this-process", "--warmed-up"));
        }

        var table = new ResultTable($"A fresh process trains case a ({processes} processes of each kind; median, and in brackets the extremes)", ["", "from nothing", "after WarmUp"]);
        Add("making data set, network and trainer, ms", result => result.BuildMilliseconds);
        Add("the first step, ms", result => result.FirstStepMilliseconds);
        Add("all of it with the first 1000 steps, ms", result => result.ThousandStepsMilliseconds);
        Add("of that the JIT compiler, ms", result => result.CompilationMilliseconds);
        Add("methods it compiled", result => result.CompiledMethods);
        Add("WarmUp itself, in the background, ms", result => result.WarmUpMilliseconds);
        return table;

        void Add(string what, Func<ColdStart, double> value) => table.Add(what, Describe(cold, value), Describe(warmed, value));
    }

    private static string Describe(List<ColdStart> results, Func<ColdStart, double> value)
    {
        double[] values = [.. results.Select(value)];
        static string Text(double number) => number.ToString(number < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);
        return values.Max() == 0 ? "" : $"{Text(Statistics.Median(values))} ({Text(values.Min())} to {Text(values.Max())})";
    }

    private static ColdStart MeasureInProcess(params string[] options)
    {
        var (file, arguments) = Implementation.ThisProgram(["cold", .. options]);
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true };

        // As in the course's own kernel, and as the run command does: code that runs once is not profiled.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        string line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return ProtocolJson.Read<ColdStart>(line);
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
