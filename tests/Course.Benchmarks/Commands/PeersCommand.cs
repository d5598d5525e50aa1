using System.CommandLine;
using Spectre.Console;

namespace Course.Benchmarks;

/// <summary>Runs ours beside NumPy, scikit-learn, PyTorch and TorchSharp.</summary>
internal sealed class PeersCommand : Command
{
    private readonly Option<bool> quick = new("--quick") { Description = "One round of short samples, without the slow peers." };
    private readonly Option<FileInfo?> json = new("--json") { Description = "Write the results to this file too, as a list of objects." };
    private readonly Option<int?> rounds = new("--rounds") { Description = "How often to go through everything; 3 unless given." };
    private readonly Option<int> threads = new("--threads") { Description = "How many threads each may use.", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> only = new("--only") { Description = "Measure these implementations only, beside ours.", AllowMultipleArgumentsPerToken = true };

    public PeersCommand()
        : base("peers", "Runs ours beside NumPy, scikit-learn, PyTorch and TorchSharp: the same data, initial weights and batch order, interleaved.")
    {
        Add(quick);
        Add(json);
        Add(rounds);
        Add(threads);
        Add(only);
        SetAction(Compare);
    }

    private int Compare(ParseResult parsed)
    {
        bool isQuick = parsed.GetValue(quick);
        string[] chosen = parsed.GetValue(only) ?? [];
        string folder = CaseData.WriteToTemporaryFolder();
        var peers = new List<PeerProcess>();
        try
        {
            var implementations = Implementation.All(folder, parsed.GetValue(threads))
                .Where(implementation => chosen.Length == 0 || implementation.Name == Implementation.Ours || chosen.Contains(implementation.Name)).ToArray();
            AnsiConsole.Status().Start("starting", status =>
            {
                foreach (var implementation in implementations)
                {
                    status.Status($"starting {implementation.Title}");
                    peers.Add(PeerProcess.Start(implementation));
                }
            });

            var comparison = new PeerComparison(peers, parsed.GetValue(threads), isQuick);
            comparison.LearnPeak();
            int count = parsed.GetValue(rounds) ?? (isQuick ? 1 : 3);
            AnsiConsole.Status().Start("measuring", status =>
            {
                for (int round = 1; round <= count; round++) comparison.Round(round == 1, what => status.Status($"round {round} of {count}: {Markup.Escape(what)}"));
            });
            return Report(comparison.Results(), peers, parsed.GetValue(json));
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Report(IReadOnlyList<Measurement> results, IReadOnlyList<PeerProcess> peers, FileInfo? file)
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 200;
        foreach (var table in PeerTables.Of(results)) table.WriteTo(AnsiConsole.Console);
        foreach (var peer in peers)
            AnsiConsole.MarkupLineInterpolated($"{peer.Implementation.Title}: {(peer.Missing is null ? peer.Version : $"missing, {peer.Missing}")}");
        AnsiConsole.WriteLine($"Samples discarded because the machine was slower than usual: {results.Sum(result => result.Discarded ?? 0)} of {results.Sum(result => (result.Discarded ?? 0) + (result.Case == "peak" ? 0 : result.Samples ?? 0))}.");
        if (results.Any(result => result.BelowUsualPeak is true)) AnsiConsole.WriteLine("* The machine was busy with something else all the time while this was measured.");
        if (file is not null) Measurement.Save(file, results);

        string[] disagreements = [.. LossAgreement.Disagreements(results)];
        foreach (string disagreement in disagreements) AnsiConsole.MarkupLineInterpolated($"[red]{disagreement}[/]");
        if (disagreements.Length == 0) AnsiConsole.WriteLine("All losses agree.");
        return disagreements.Length == 0 ? 0 : 1;
    }
}
