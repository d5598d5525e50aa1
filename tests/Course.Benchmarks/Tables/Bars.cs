using System.Globalization;

namespace Course.Benchmarks;

/// <summary>What the course promises of its speed on one thread, held against what was measured.</summary>
internal static class Bars
{
    /// <summary>One row for each promise: the bar, the goal beyond it, and what was reached.</summary>
    public static ResultTable Check(IReadOnlyList<Measurement> results)
    {
        var table = new ResultTable("What is asked for, and what was reached", ["of", "bar", "goal", "reached", "bar met", "goal met"]);
        double?[] Products(Func<string, string, double?> value) =>
            [.. MatrixCase.All.SelectMany(product => ((string[])["f32", "f64"]).Select(dtype => value(product.Name, dtype)))];

        AtLeast(table, "products: slowest, share of the peak", 0.88, 0.95, Smallest(Products((name, dtype) => Rate(name, dtype, Implementation.Ours) / Find(name, dtype, Implementation.Ours)?.PeakGflops)));
        AtLeast(table, "products: slowest against NumPy (OpenBLAS)", 1.05, 1.10, Smallest(Products((name, dtype) => Rate(name, dtype, Implementation.Ours) / Rate(name, dtype, "numpy"))));
        AtLeast(table, "products with AVX2: slowest, share of its peak", 0.85, 0.85, Smallest(Products((name, dtype) => Rate(name, dtype, Implementation.OursOnAvx2) / Find(name, dtype, Implementation.OursOnAvx2)?.PeakGflops)));
        AtLeast(table, "a: NumPy's time over ours", 10, 30, Ratio("a", "f64", "numpy"));
        AtLeast(table, "a: TorchSharp's time over ours", 40, 120, Ratio("a", "f64", "torchsharp"));
        AtLeast(table, "b: NumPy's time over ours", 10, 15, Ratio("b", "f64", "numpy"));
        AtLeast(table, "b: TorchSharp's time over ours", 60, 90, Ratio("b", "f64", "torchsharp"));
        AtLeast(table, "c f32: NumPy's time over ours", 1 / 0.83, 1 / 0.75, Ratio("c", "f32", "numpy"));
        AtLeast(table, "c f32: TorchSharp's time over ours", 1 / 0.70, 1 / 0.65, Ratio("c", "f32", "torchsharp"));
        var c = TrainingCase.All.Single(training => training.Name == "c");
        AtLeast(table, "c f32: share of the peak", 0.85, 0.92, c.OperationsPerStep / Time("c", "f32", Implementation.Ours) / 1e3 / Find("c", "f32", Implementation.Ours)?.PeakGflops);
        return table;

        Measurement? Find(string name, string dtype, string implementation) =>
            results.SingleOrDefault(result => result.Case == name && result.Dtype == dtype && result.Implementation == implementation);
        double? Rate(string name, string dtype, string implementation) => Find(name, dtype, implementation)?.Gflops;
        double? Time(string name, string dtype, string implementation) => Find(name, dtype, implementation)?.MicrosecondsPerStep;
        double? Ratio(string name, string dtype, string peer) => Time(name, dtype, peer) / Time(name, dtype, Implementation.Ours);
    }

    private static double? Smallest(double?[] values) => values.Any(value => value is null) ? null : values.Min();

    private static void AtLeast(ResultTable table, string what, double bar, double goal, double? reached) =>
        table.Add(what, $"≥ {Text(bar)}", $"≥ {Text(goal)}", reached is { } value ? Text(value) : "not measured",
            reached is null ? "?" : reached >= bar ? "yes" : "no", reached is null ? "?" : reached >= goal ? "yes" : "no");

    private static string Text(double value) => value.ToString(value >= 10 ? "F1" : "F3", CultureInfo.InvariantCulture);
}
