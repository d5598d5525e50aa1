using System.Diagnostics;
using System.Globalization;

namespace Course.Figures.Tests;

/// <summary>What a figure costs a chapter: its JSON stays small. The table in docs/figures.md is the one that this leaves in <c>artifacts/figures/costs.md</c>.</summary>
public sealed class FigureCostTests
{
    private const int Runs = 20;

    // Some thirty figures of a chapter, with their pictures, stay below the 1.5 MB that GitHub shows.
    private const int MostKilobytes = 250;

    [Fact]
    public void Every_kind_of_figure_is_small_enough_for_a_chapter_with_many()
    {
        List<string> table = ["| figure | ms | KB |", "|---|---|---|"];
        foreach (var (name, make) in Gallery.Figures)
        {
            string json = "";
            double[] times = [.. Enumerable.Range(0, Runs).Select(_ => TimeOf(() => json = make().ToJson())).Order()];
            table.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Runs / 2]:0.00} | {json.Length / 1000.0:0.0} |"));
            Assert.InRange(json.Length, 1, 1000 * MostKilobytes);
        }

        Directory.CreateDirectory(BrowserFixture.ScreenshotFolder);
        File.WriteAllLines(Path.Combine(BrowserFixture.ScreenshotFolder, "costs.md"), table);
    }

    private static double TimeOf(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
