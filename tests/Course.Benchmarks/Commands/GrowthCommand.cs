using System.CommandLine;
using Course.Simd;
using Spectre.Console;

namespace Course.Benchmarks;

/// <summary>Time against samples, epochs, width, depth and batch.</summary>
internal sealed class GrowthCommand : Command
{
    private readonly Option<FileInfo?> figure = new("--figure") { Description = "Write the figure (SVG) to this file." };

    public GrowthCommand()
        : base("growth", "Times training against samples, epochs, width, depth and batch, over three decades, on one thread.")
    {
        Add(figure);
        SetAction(parsed =>
        {
            var series = Measure();
            foreach (var one in series) one.ToTable().WriteTo(AnsiConsole.Console);
            if (parsed.GetValue(figure) is { } file) File.WriteAllText(file.FullName, GrowthChart.Draw(series));
        });
    }

    /// <summary>Measures every curve.</summary>
    public static IReadOnlyList<GrowthSeries> Measure()
    {
        MatrixProduct.MaxThreads = 1;
        return [.. GrowthSeries.MeasureAll()];
    }
}
