using System.Diagnostics;
using System.Globalization;

namespace Course.Figures.Tests;

/// <summary>
/// How long figures take, for the table in docs/figures.md; only when asked for:
/// <c>dotnet run -c Release --project tests/Course.Figures.Tests -- -explicit only -showLiveOutput</c>.
/// </summary>
public sealed class SpeedMeasurement(ITestOutputHelper output)
{
    private const int Runs = 50;

    [Fact(Explicit = true)]
    public void Milliseconds_and_kilobytes_of_each_kind_of_figure()
    {
        output.WriteLine("| figure | ms | KB |");
        output.WriteLine("|---|---|---|");
        foreach (var (name, make) in Gallery.Figures)
        {
            string json = "";
            double[] times = [.. Enumerable.Range(0, Runs).Select(_ => TimeOf(() => json = make().ToJson())).Order()];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Runs / 2]:0.00} | {json.Length / 1000.0:0.0} |"));
            Assert.NotEmpty(json);
        }
    }

    private static double TimeOf(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
