using System.CommandLine;
using Spectre.Console;

namespace Course.Benchmarks;

/// <summary>Runs ours beside NumPy, scikit-learn, PyTorch, TorchSharp and MathNet without our products.</summary>
internal sealed class PeersCommand : Command
{
    private readonly Option<bool> quick = new("--quick") { Description = "One round of short samples, without the slow peers." };
    private readonly Option<FileInfo?> json = new("--json") { Description = "Write the results to this file too, as a list of objects." };
    private readonly Option<int?> rounds = new("--rounds") { Description = "How often to go through everything; 3 unless given." };
    private readonly Option<int> threads = new("--threads") { Description = "How many threads each may use.", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> only = new("--only") { Description = "Measure these implementations only, beside ours.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<FileInfo?> torchSharp = PeerOptions.TorchSharp();

    public PeersCommand()
        : base("peers", "Runs ours beside NumPy, scikit-learn, PyTorch and TorchSharp: the same data, initial weights and batch order, interleaved.")
    {
        Add(quick);
        Add(json);
        Add(rounds);
        Add(threads);
        Add(only);
        Add(torchSharp);
        SetAction(parsed =>
        {
            bool isQuick = parsed.GetValue(quick);
            var results = Measure(parsed.GetValue(rounds) ?? (isQuick ? 1 : 3), parsed.GetValue(threads), isQuick, parsed.GetValue(only) ?? [], parsed.GetValue(torchSharp));
            if (parsed.GetValue(json) is { } file) Measurement.Save(file, results);
            return Report(results);
        });
    }

    /// <summary>Measures everything.</summary>
    /// <param name="rounds">How often to go through everything.</param>
    /// <param name="threads">How many threads each may use.</param>
    /// <param name="quick">Whether to spend less time on each sample and none on slow peers.</param>
    /// <param name="only">The names of the peers to measure beside ours; all if there is none.</param>
    /// <param name="torchSharp">What starts TorchSharp's worker, or null.</param>
    public static IReadOnlyList<Measurement> Measure(int rounds, int threads, bool quick, IReadOnlyList<string> only, FileInfo? torchSharp)
    {
        string folder = CaseData.WriteToTemporaryFolder();
        var peers = new List<PeerProcess>();
        try
        {
            var implementations = Implementation.All(folder, threads, torchSharp)
                .Where(implementation => only.Count == 0 || implementation.Name == Implementation.Ours || only.Contains(implementation.Name)).ToArray();
            AnsiConsole.Status().Start("starting", status =>
            {
                foreach (var implementation in implementations)
                {
                    status.Status($"starting {implementation.Title}");
                    peers.Add(PeerProcess.Start(implementation));
                }
            });

            var comparison = new PeerComparison(peers, threads, quick);
            comparison.LearnPeak();
            AnsiConsole.Status().Start("measuring", status =>
            {
                for (int round = 1; round <= rounds; round++) comparison.Round(round == 1, what => status.Status($"round {round} of {rounds}: {Markup.Escape(what)}"));
            });
            return comparison.Results();
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Report(IReadOnlyList<Measurement> results)
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 200;
        foreach (var table in PeerTables.Of(results)) table.WriteTo(AnsiConsole.Console);
        foreach (var peer in results.Where(result => result.Case != "peak").DistinctBy(result => result.Implementation))
            AnsiConsole.MarkupLineInterpolated($"{Implementation.Titles[peer.Implementation]}: {(peer.Missing is null ? peer.Version : $"missing, {peer.Missing}")}");
        AnsiConsole.WriteLine($"Samples discarded because the machine was slower than usual: {results.Sum(result => result.Discarded ?? 0)} of {results.Sum(result => (result.Discarded ?? 0) + (result.Case == "peak" ? 0 : result.Samples ?? 0))}.");
        if (results.Any(result => result.BelowUsualPeak is true)) AnsiConsole.WriteLine("* The machine was busy with something else all the time while this was measured.");

        string[] disagreements = [.. LossAgreement.Disagreements(results)];
        foreach (string disagreement in disagreements) AnsiConsole.MarkupLineInterpolated($"[red]{disagreement}[/]");
        if (disagreements.Length == 0) AnsiConsole.WriteLine("All losses agree.");
        return disagreements.Length == 0 ? 0 : 1;
    }
}
