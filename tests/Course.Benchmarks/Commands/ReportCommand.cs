using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Course.Benchmarks;

/// <summary>Writes docs/benchmarks.md.</summary>
internal sealed class ReportCommand : Command
{
    private const string Figure = "growth.svg";

    private readonly Option<FileInfo> peers = new("--peers")
    {
        Description = "Results of `peers --json`; measured anew if there is no such file.",
        DefaultValueFactory = _ => new FileInfo(Path.Combine(Repository.Root, "artifacts", "benchmarks", "peers.json")),
    };

    public ReportCommand()
        : base("report", "Measures growth and cold starts, and the peers too unless their results are there, and writes docs/benchmarks.md with its figure.")
    {
        Add(peers);
        SetAction(parsed => Write(parsed.GetRequiredValue(peers)));
    }

    private static int Write(FileInfo peerResults)
    {
        if (!peerResults.Exists && new PeersCommand().Parse(["--json", peerResults.FullName]).Invoke() is var code and not 0) return code;
        var results = Measurement.Load(peerResults);
        var cold = ColdCommand.Run(processes: 15);
        var growth = GrowthCommand.Measure();

        string docs = Path.Combine(Repository.Root, "docs");
        File.WriteAllText(Path.Combine(docs, "images", Figure), GrowthChart.Draw(growth));
        File.WriteAllText(Path.Combine(docs, "benchmarks.md"), Compose(results, cold, growth));
        return 0;
    }

    private static string Compose(IReadOnlyList<Measurement> results, ResultTable cold, IReadOnlyList<GrowthSeries> growth)
    {
        var text = new StringBuilder();
        text.Append($"""
            # Benchmarks

            Written by `dotnet run -c Release --project tests/Course.Benchmarks -- report`; every figure here was measured by it.

            - **Machine**: {Processor.Name}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}
            - **Measured**: {string.Join("; ", results.Select(result => result.Version).OfType<string>().Distinct())}
            - **Threads**: {results[0].Threads}

            Everyone computes with the same data, the same initial weights and the same order of batches, and the losses after the last epoch are compared before
            anything is printed. The course's figures are those of its public API: MathNet's operators for products, `Trainer.Fit` for training.
            In each round the measurements of a case follow one another, each in a process of its own, with a probe of the processor's peak before and after;
            a sample whose probe is more than 5 % below the usual one is measured again, and left out where better ones exist (marked * where there were none).


            """);
        if (Missing(results) is { Length: > 0 } missing) text.AppendJoin('\n', missing).Append("\n\n");
        foreach (var table in PeerTables.Of(results)) text.Append(table.ToMarkdown()).Append('\n');
        text.Append("""
            ## Cold start

            A notebook runs everything once, so what .NET compiles counts. The chapters' setup starts `WarmUp` in the background; the second column of
            figures is what the first cell that trains then finds.


            """);
        text.Append(cold.ToMarkdown()).Append('\n');
        text.Append("## Growth\n\n![Time against samples, epochs, width, depth and batch](images/").Append(Figure).Append(")\n\n");
        text.Append("The dashed lines have the slope that arithmetic alone would have. \"Slope\" in the tables is the power of the size with which the time grows there.\n\n");
        foreach (var series in growth) text.Append("### ").Append(char.ToUpper(series.Name[0], CultureInfo.InvariantCulture)).Append(series.Name[1..]).Append("\n\n").Append(series.Explanation).Append("\n\n").Append(series.ToTable().ToMarkdown()).Append('\n');
        return text.ToString().TrimEnd() + "\n";
    }

    private static string[] Missing(IReadOnlyList<Measurement> results) =>
        [.. results.Where(result => result.Missing is not null).GroupBy(result => result.Implementation).Select(group => $"**{Implementation.Titles[group.Key]} is missing**: {group.First().Missing}.")];
}
