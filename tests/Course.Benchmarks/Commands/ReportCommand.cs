using System.CommandLine;
using Spectre.Console;

namespace Course.Benchmarks;

/// <summary>Writes docs/benchmarks.md.</summary>
internal sealed class ReportCommand : Command
{
    private static readonly string[] Sections = ["peers", "two-threads", "cold", "growth"];

    private readonly Option<string[]> only = new("--only")
    {
        Description = "Measure these sections anew and keep the last results of the others: peers, two-threads, cold, growth. All unless given.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<FileInfo?> torchSharp = PeerOptions.TorchSharp();

    public ReportCommand()
        : base("report", "Measures everything, a quarter of an hour on a machine that does nothing else, and writes docs/benchmarks.md with its figure.")
    {
        only.AcceptOnlyFromAmong(Sections);
        Add(only);
        Add(torchSharp);
        SetAction(Write);
    }

    private int Write(ParseResult parsed)
    {
        string[] sections = parsed.GetValue(only) is { Length: > 0 } chosen ? chosen : Sections;
        var saved = new SavedResults(Path.Combine(Repository.Root, "artifacts", "benchmarks"));
        var program = parsed.GetValue(torchSharp);

        var peers = Section("peers", () => PeersCommand.Measure(rounds: 3, threads: 1, quick: false, only: [], program));
        var twoThreads = Section("two-threads", () => Environment.ProcessorCount < 2 ? [] : PeersCommand.Measure(rounds: 1, threads: 2, quick: false, only: ["numpy", "pytorch", "torchsharp", "sklearn"], program));
        string[] disagreements = [.. LossAgreement.Disagreements(peers), .. LossAgreement.Disagreements(twoThreads)];
        foreach (string disagreement in disagreements) AnsiConsole.MarkupLineInterpolated($"[red]{disagreement}[/]");
        if (disagreements.Length > 0) return 1;

        var cold = Section("cold", () => ColdResults.Measure(processes: 15));
        var growth = Section("growth", GrowthCommand.Measure);
        new ReportDocument(peers, twoThreads, cold, growth).WriteTo(Path.Combine(Repository.Root, "docs"));
        AnsiConsole.WriteLine("docs/benchmarks.md is written.");
        return 0;

        TResults Section<TResults>(string name, Func<TResults> measure)
        {
            bool anew = sections.Contains(name);
            AnsiConsole.WriteLine(anew ? $"{DateTime.Now:T} measuring {name}" : $"{DateTime.Now:T} {name}: as measured last, or now for the first time");
            return saved.Of(name, anew, measure);
        }
    }
}
