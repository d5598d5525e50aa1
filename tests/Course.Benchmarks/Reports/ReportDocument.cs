using System.Globalization;
using System.Runtime.InteropServices;

namespace Course.Benchmarks;

/// <summary>docs/benchmarks.md: all results as one document.</summary>
/// <param name="Peers">Ours beside the others, one thread each.</param>
/// <param name="TwoThreads">The same on two threads; empty on a machine with one processor.</param>
/// <param name="Cold">Fresh processes.</param>
/// <param name="Growth">Time against size.</param>
internal sealed record ReportDocument(IReadOnlyList<Measurement> Peers, IReadOnlyList<Measurement> TwoThreads, ColdResults Cold, IReadOnlyList<GrowthSeries> Growth)
{
    private const string Limits = """
        What limits them: products lose a few percent to packing their operands, most of all 512×512 doubles. In c more than nine tenths of a step are products;
        gathering the batch, biases and activations, the loss and the update wait for memory, and the bars against NumPy and TorchSharp ask for some 90 % of the peak in all.
        In b two products of a few thousand multiplications and their edges are nearly everything; a third of a are its sigmoids.
        """;

    /// <summary>Writes the document and its figure.</summary>
    /// <param name="docs">The folder to write to.</param>
    public void WriteTo(string docs)
    {
        const string figure = "growth.svg";
        Directory.CreateDirectory(Path.Combine(docs, "images"));
        File.WriteAllText(Path.Combine(docs, "images", figure), GrowthChart.Draw(Growth));
        File.WriteAllText(Path.Combine(docs, "benchmarks.md"), string.Join("\n\n", [Head(), .. PeerSection(), .. TwoThreadSection(), .. ColdSection(), .. GrowthSection($"images/{figure}")]) + "\n");
    }

    private string Head() => $"""
        # Benchmarks

        Written by `dotnet run -c Release --project tests/Course.Benchmarks -- report`; every figure here was measured by it.

        - **Machine**: {Processor.Name}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}
        - **Measured**: {string.Join("; ", Peers.Select(result => result.Version).OfType<string>().Distinct())}
        - **Threads**: one, unless a table says otherwise

        Everyone computes with the same data, the same initial weights and the same order of batches, and the losses after the last epoch are compared before
        anything is printed. The course's figures are those of its public API: MathNet's operators for products, `Trainer.Fit` for training.
        "MathNet alone" is MathNet as it comes, without the course's products, and for training its operators as the formulas are first written down.
        In each round the measurements of a case follow one another, each in a process of its own, with a probe of the processor's peak before and after;
        a sample whose probe is more than 5 % below the usual one is measured again, and left out where better ones exist (marked * where there were none).
        """;

    private IEnumerable<string> PeerSection()
    {
        var missing = Peers.Where(result => result.Missing is not null).DistinctBy(result => result.Implementation);
        return missing.Select(result => $"**{Implementation.Titles[result.Implementation]} is missing**: {result.Missing}.")
            .Concat(PeerTables.Of(Peers).Select(Markdown)).Append(Limits);
    }

    private IEnumerable<string> TwoThreadSection() => TwoThreads.Count == 0 ? [] :
    [
        "## Two threads",
        "For information: the second processor of a virtual machine comes and goes, so nothing is promised of it. Shares are of twice the peak of one thread. Products of fewer than two million multiplications, and so all of cases a and b, stay on one thread.",
        .. PeerTables.Figures(TwoThreads).Select(Markdown),
    ];

    private IEnumerable<string> ColdSection() =>
    [
        "## Cold start",
        "A notebook runs everything once, so what .NET compiles counts. The chapters' setup starts `WarmUp` in the background; the second column of\nfigures is what the first cell that trains then finds.",
        Markdown(Cold.ToTable()),
        "From nothing, nearly all of it is the JIT compiler's time. Compiling the libraries ahead of time (ReadyToRun) took away a quarter of the methods and no time that could be measured, so it is not done.",
    ];

    private IEnumerable<string> GrowthSection(string figure) =>
    [
        "## Growth",
        $"![Time against samples, epochs, width, depth and batch]({figure})",
        "The dashed lines have the slope that arithmetic alone would have. \"Slope\" in the tables is the power of the size with which the time grows there.",
        .. Growth.SelectMany(series => (string[])[$"### {char.ToUpper(series.Name[0], CultureInfo.InvariantCulture)}{series.Name[1..]}", series.Explanation, Markdown(series.ToTable())]),
    ];

    private static string Markdown(ResultTable table) => table.ToMarkdown().TrimEnd();
}
