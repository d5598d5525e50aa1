namespace Course.Benchmarks;

/// <summary>
/// Measures all implementations on all cases, round after round. In a round each case goes from one implementation to the next, and the machine's peak is
/// probed before and after each: virtual machines come and go, so a sample counts only if the machine gave what it usually gives.
/// </summary>
internal sealed class PeerComparison
{
    // A probe this far below what is usual in the run means that the machine was busy with something else.
    private const double UsualShare = 0.95;

    // How often a measurement is made anew in a round because of that.
    private const int Attempts = 4;

    private readonly IReadOnlyList<PeerProcess> peers;
    private readonly int threads;
    private readonly bool quick;
    private readonly Dictionary<(string Case, string Dtype, string Implementation), List<Sample>> samples = [];
    private readonly Dictionary<(string Case, string Dtype, string Implementation), double> losses = [];
    private readonly Dictionary<(string Dtype, bool Avx2), List<double>> probes = [];

    /// <summary>Compares peers that were started.</summary>
    /// <param name="peers">The peers; the first is the course itself.</param>
    /// <param name="threads">How many threads each was allowed.</param>
    /// <param name="quick">Whether to spend less time on each sample and none on slow peers.</param>
    public PeerComparison(IReadOnlyList<PeerProcess> peers, int threads, bool quick) => (this.peers, this.threads, this.quick) = (peers, threads, quick);

    /// <summary>Finds out what the machine usually gives, over half a second.</summary>
    public void LearnPeak()
    {
        foreach (var peer in peers.Where(peer => peer.Missing is null && peer.Implementation.Name is Implementation.Ours or Implementation.OursOnAvx2))
            for (int probe = 0; probe < 30; probe++)
                foreach (string dtype in (string[])["f32", "f64"]) Probe(dtype, peer);
    }

    /// <summary>Does a round.</summary>
    /// <param name="isFirst">Whether it is the first one, the only one in which slow peers take part.</param>
    /// <param name="progress">Told of each case.</param>
    public void Round(bool isFirst, Action<string> progress)
    {
        foreach (string dtype in (string[])["f32", "f64"])
        {
            foreach (var product in MatrixCase.All)
                Visit(new Request(product.Name, dtype, quick ? 3 : 5, quick ? 0.03 : 0.05) { Product = product }, product.Operations, isFirst, progress);
        }

        foreach (var training in TrainingCase.All)
        {
            foreach (string dtype in training.Precisions)
                Visit(new Request(training.Name, dtype, 3, quick ? 0.05 : 0.1) { Training = training }, training.Steps, isFirst, progress);
        }
    }

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<Measurement> Results()
    {
        var results = new List<Measurement>();
        foreach (string dtype in (string[])["f32", "f64"])
        {
            results.Add(Peak(dtype, avx2: false));
            if (probes.ContainsKey((dtype, true))) results.Add(Peak(dtype, avx2: true));
        }

        var cases = MatrixCase.All.SelectMany(product => ((string[])["f32", "f64"]).Select(dtype => (product.Name, dtype)))
            .Concat(TrainingCase.All.SelectMany(training => training.Precisions.Select(dtype => (training.Name, dtype))));
        foreach (var (name, dtype) in cases)
        {
            foreach (var peer in peers)
            {
                // A peer that ended half-way leaves what it measured before.
                if (samples.TryGetValue((name, dtype, peer.Implementation.Name), out var taken)) results.Add(Summarize(name, dtype, peer, taken));
                else if (peer.Missing is not null) results.Add(new Measurement(name, dtype, peer.Implementation.Name, threads) { Missing = peer.Missing });
            }
        }

        return results;
    }

    private void Visit(Request request, double workInRun, bool isFirst, Action<string> progress)
    {
        progress($"{request.Case} {request.Dtype}");
        foreach (var peer in peers)
        {
            if (peer.Missing is not null || (peer.Implementation.IsSlow && (quick || !isFirst))) continue;
            for (int attempt = 0; attempt < Attempts && !TryMeasure(request, workInRun, peer); attempt++) Thread.Sleep(50);
        }
    }

    // False if the machine was busy with something else; what was measured is then kept apart from the rest by its probe.
    private bool TryMeasure(Request request, double workInRun, PeerProcess peer)
    {
        double before = Probe(request.Dtype, peer);
        var answer = peer.Ask(peer.Implementation.IsSlow ? request with { Samples = 1, Seconds = 0.01 } : request);
        if (answer.Missing is not null) return true;
        double probe = Math.Min(before, Probe(request.Dtype, peer));
        var key = (request.Case, request.Dtype, peer.Implementation.Name);
        if (!samples.TryGetValue(key, out var taken)) samples[key] = taken = [];
        taken.AddRange(answer.Seconds.Select(seconds => new Sample(workInRun / seconds, probe)));
        if (answer.Loss is { } loss) losses[key] = loss;
        return probe >= Usual(request.Dtype, peer);
    }

    // The upper quartile: most probes are disturbed by nothing, and a lucky one decides nothing.
    private double Usual(string dtype, PeerProcess peer) => UsualShare * Statistics.Quantile(probes[(dtype, peer.Implementation.Name == Implementation.OursOnAvx2)], 0.75);

    // The peak of the vectors that the peer may use; everyone else is held against the machine's widest.
    private double Probe(string dtype, PeerProcess peer)
    {
        bool avx2 = peer.Implementation.Name == Implementation.OursOnAvx2;
        var prober = avx2 ? peer : peers[0];
        double peak = prober.Ask(new Request("peak", dtype, 1, 0.01)).Seconds.Select(seconds => PeakProbe.Operations / seconds / 1e9).Single();
        if (!probes.TryGetValue((dtype, avx2), out var known)) probes[(dtype, avx2)] = known = [];
        known.Add(peak);
        return peak;
    }

    private Measurement Peak(string dtype, bool avx2)
    {
        var known = probes[(dtype, avx2)];
        return new Measurement("peak", dtype, avx2 ? "peak-avx2" : "peak", 1)
        {
            Gflops = Statistics.Median(known),
            Spread = Statistics.Spread(known),
            Samples = known.Count,
        };
    }

    private Measurement Summarize(string name, string dtype, PeerProcess peer, List<Sample> taken)
    {
        double usual = Usual(dtype, peer);
        var kept = taken.Where(sample => sample.Peak >= usual).ToArray();

        // A machine that was never as fast as usual leaves only its better moments, and the measurement says so.
        bool isBelow = kept.Length == 0;
        if (isBelow) kept = [.. taken.Where(sample => sample.Peak >= UsualShare * taken.Max(best => best.Peak))];

        double[] rates = [.. kept.Select(sample => sample.Rate)];
        bool isProduct = MatrixCase.All.Any(product => product.Name == name);
        return new Measurement(name, dtype, peer.Implementation.Name, threads)
        {
            Version = peer.Version,
            Gflops = isProduct ? Statistics.Median(rates) / 1e9 : null,
            MicrosecondsPerStep = isProduct ? null : 1e6 / Statistics.Median(rates),
            Loss = losses.TryGetValue((name, dtype, peer.Implementation.Name), out double loss) ? loss : null,
            Spread = Statistics.Spread(rates),
            Samples = kept.Length,
            Discarded = taken.Count - kept.Length,
            BelowUsualPeak = isBelow ? true : null,
            PeakGflops = Statistics.Median([.. kept.Select(sample => sample.Peak)]),
        };
    }

    /// <summary>Operations or steps in a second, and what the machine's peak was at the time.</summary>
    private readonly record struct Sample(double Rate, double Peak);
}
