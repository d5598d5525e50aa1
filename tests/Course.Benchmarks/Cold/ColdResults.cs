using System.Diagnostics;
using System.Globalization;

namespace Course.Benchmarks;

/// <summary>What several fresh processes paid for their first training.</summary>
/// <param name="FromNothing">Processes that began with it.</param>
/// <param name="AfterWarmUp">Processes that ran <see cref="WarmUp"/> before.</param>
internal sealed record ColdResults(IReadOnlyList<ColdStart> FromNothing, IReadOnlyList<ColdStart> AfterWarmUp)
{
    /// <summary>Starts so many processes of each kind, one after another.</summary>
    public static ColdResults Measure(int processes)
    {
        List<ColdStart> cold = [], warmed = [];
        for (int i = 0; i < processes; i++)
        {
            cold.Add(MeasureInProcess("--in-this-process"));
            warmed.Add(MeasureInProcess("--in-this-process", "--warmed-up"));
        }

        return new(cold, warmed);
    }

    /// <summary>The medians, with the extremes in brackets.</summary>
    public ResultTable ToTable()
    {
        var table = new ResultTable($"A fresh process trains case a ({FromNothing.Count} processes of each kind; median, and in brackets the extremes)", ["", "from nothing", "after WarmUp"]);
        Add("making data set, network and trainer, ms", result => result.BuildMilliseconds);
        Add("the first step, ms", result => result.FirstStepMilliseconds);
        Add("all of it with the first 1000 steps, ms", result => result.ThousandStepsMilliseconds);
        Add("of that the JIT compiler, ms", result => result.CompilationMilliseconds);
        Add("methods it compiled", result => result.CompiledMethods);
        Add("WarmUp itself, in the background, ms", result => result.WarmUpMilliseconds);
        return table;

        void Add(string what, Func<ColdStart, double> value) => table.Add(what, Describe(FromNothing, value), Describe(AfterWarmUp, value));
    }

    private static string Describe(IReadOnlyList<ColdStart> results, Func<ColdStart, double> value)
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
}
