using System.Globalization;

namespace Course.Benchmarks;

/// <summary>The tables of a comparison with peers.</summary>
internal static class PeerTables
{
    /// <summary>All of them.</summary>
    /// <param name="results">What was measured.</param>
    public static IEnumerable<ResultTable> Of(IReadOnlyList<Measurement> results)
    {
        yield return Peaks(results);
        foreach (var table in Figures(results)) yield return table;
        yield return Bars.Check(results);
    }

    /// <summary>Those of products and training alone.</summary>
    /// <param name="results">What was measured.</param>
    public static IEnumerable<ResultTable> Figures(IReadOnlyList<Measurement> results)
    {
        var titles = Implementation.Titles;
        foreach (string dtype in (string[])["f32", "f64"]) yield return Products(results, titles, dtype);
        yield return Training(results, titles);
    }

    private static ResultTable Peaks(IReadOnlyList<Measurement> results)
    {
        var table = new ResultTable("What the processor can do at most: multiply-adds in registers, one thread", ["vectors", "precision", "GFLOP/s", "spread"]);
        foreach (var peak in results.Where(result => result.Case == "peak"))
            table.Add(peak.Implementation == "peak" ? "widest" : "AVX2", peak.Dtype, Number(peak.Gflops), Percent(peak.Spread));
        return table;
    }

    private static ResultTable Products(IReadOnlyList<Measurement> results, IReadOnlyDictionary<string, string> titles, string dtype)
    {
        string[] names = Present(results, titles, result => result.Gflops is not null && result.Case != "peak");
        var table = new ResultTable(
            $"Matrix products, {dtype}, GFLOP/s (± half the spread); in brackets our share of the probed peak, and our rate over the peer's",
            ["rows×depth×columns", .. names.Select(name => titles[name])]);
        foreach (var product in MatrixCase.All)
        {
            var ours = Find(results, product.Name, dtype, Implementation.Ours);
            table.Add([product.Meaning, .. names.Select(name => Rate(Find(results, product.Name, dtype, name), ours))]);
        }

        return table;
    }

    private static ResultTable Training(IReadOnlyList<Measurement> results, IReadOnlyDictionary<string, string> titles)
    {
        string[] names = Present(results, titles, result => result.MicrosecondsPerStep is not null);
        var table = new ResultTable(
            "Training, µs for a step (± half the spread); in brackets the peer's time over ours",
            ["case", .. names.Select(name => titles[name]), "share of peak", "loss"]);
        foreach (var training in TrainingCase.All)
        {
            foreach (string dtype in training.Precisions)
            {
                var ours = Find(results, training.Name, dtype, Implementation.Ours);
                string share = ours is { MicrosecondsPerStep: { } time, PeakGflops: { } peak } ? Percent(training.OperationsPerStep / time / 1e3 / peak / ours.Threads) : "";
                table.Add([$"{training.Name}: {training.Meaning}, {dtype}", .. names.Select(name => Time(Find(results, training.Name, dtype, name), ours)),
                    share, ours?.Loss?.ToString("G7", CultureInfo.InvariantCulture) ?? ""]);
            }
        }

        return table;
    }

    // Whoever gave a figure; the others are named below the tables.
    private static string[] Present(IReadOnlyList<Measurement> results, IReadOnlyDictionary<string, string> titles, Func<Measurement, bool> isFigure) =>
        [.. titles.Keys.Where(name => results.Any(result => result.Implementation == name && isFigure(result)))];

    private static Measurement? Find(IReadOnlyList<Measurement> results, string name, string dtype, string implementation) =>
        results.SingleOrDefault(result => result.Case == name && result.Dtype == dtype && result.Implementation == implementation);

    private static string Rate(Measurement? result, Measurement? ours)
    {
        if (result?.Gflops is not { } rate) return "";
        string comparison = result.Implementation is Implementation.Ours or Implementation.OursOnAvx2
            ? Percent(rate / result.PeakGflops / result.Threads)
            : ours?.Gflops is { } own ? $"×{Number(own / rate)}" : "";
        return $"{Number(rate)} ± {Percent(result.Spread / 2)} ({comparison}){Mark(result)}";
    }

    private static string Time(Measurement? result, Measurement? ours)
    {
        if (result?.MicrosecondsPerStep is not { } time) return "";
        string comparison = result.Implementation != Implementation.Ours && ours?.MicrosecondsPerStep is { } own ? $" (×{Number(time / own)})" : "";
        return $"{Number(time)} ± {Percent(result.Spread / 2)}{comparison}{Mark(result)}";
    }

    private static string Mark(Measurement result) => result.BelowUsualPeak is true ? " *" : "";

    private static string Number(double? value) =>
        value is not { } number ? "" : number.ToString(number >= 100 ? "F0" : number >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is not { } value ? "" : (100 * value).ToString(value < 0.1 ? "F1" : "F0", CultureInfo.InvariantCulture) + " %";
}
