using System.Globalization;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>How values are distributed: features before and after scaling, activations and gradients in the layers.</summary>
public sealed partial class Figure
{
    /// <summary>The distribution of each feature before and after scaling, as box plots side by side.</summary>
    /// <param name="before">The features as they were measured, m×N.</param>
    /// <param name="after">The scaled features, m×N.</param>
    /// <param name="featureNames">The m names.</param>
    /// <param name="most">At most so many features are shown: the first ones.</param>
    public static Figure Distributions(Matrix<double> before, Matrix<double> after, IReadOnlyList<string> featureNames, int most = 10)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(featureNames);
        if (before.RowCount != after.RowCount) throw new ArgumentException($"expected {before.RowCount} features as before scaling, got {after.RowCount}×{after.ColumnCount}; samples are columns", nameof(after));
        if (featureNames.Count < before.RowCount) throw new ArgumentException($"expected {before.RowCount} names, one for each feature; got {featureNames.Count}", nameof(featureNames));

        int shown = Math.Min(most, before.RowCount);
        string[] names = [.. featureNames.Take(shown)];
        var panels = new Panels(1, 2, gapX: 0.05);
        JsonObject Category() => new() { ["autorange"] = "reversed", ["showgrid"] = false, ["type"] = "category" };
        (string X, string Y) left = panels.Add(0, 0, "<b>before</b>", Named("Value as measured"), Category());
        JsonObject rightAxis = Category();
        rightAxis["showticklabels"] = false;
        (string X, string Y) right = panels.Add(0, 1, "<b>after</b>", Named("Scaled value"), rightAxis);
        panels.Layout["height"] = 190 + (30 * shown);
        return new Figure("Distributions", [BoxTrace("before", before, names, left, 0), BoxTrace("after", after, names, right, 2)], panels.Layout)
            .WithTitle("Features before and after scaling");
    }

    /// <summary>A histogram of the values in each layer: activations, or gradients.</summary>
    /// <param name="quantity">What is counted ("Activation", "Gradient").</param>
    /// <param name="layers">For each layer its name and values.</param>
    public static Figure LayerHistograms(string quantity, params (string Layer, IEnumerable<double> Values)[] layers) =>
        LayerHistograms(quantity, [("", layers)]);

    /// <summary>Histograms of the values in each layer, one row for each way of initialising the weights.</summary>
    /// <param name="quantity">What is counted ("Activation", "Gradient").</param>
    /// <param name="rows">For each initialiser its name, and each layer's name and values.</param>
    public static Figure LayerHistograms(string quantity, IReadOnlyList<(string Initializer, IReadOnlyList<(string Layer, IEnumerable<double> Values)> Layers)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.Max(row => row.Layers.Count);
        bool narrow = columns > 5;
        var panels = new Panels(rows.Count, columns, gapX: narrow ? 0.02 : 0.035, gapY: rows.Count > 2 ? 0.13 : 0.2, headingSize: narrow ? 11 : 13);
        var traces = new JsonArray();
        JsonArray? shared = SharedRange([.. rows.SelectMany(row => row.Layers).Select(layer => layer.Values)]);
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < rows[i].Layers.Count; j++)
            {
                (string layer, IEnumerable<double> source) = rows[i].Layers[j];
                double[] values = [.. source];
                double deviation = Deviation(values);
                string name = i == 0 || rows.Count == 1 ? $"<b>{layer}</b>{(narrow ? "<br>" : ", ")}" : "";
                JsonObject xAxis = i == rows.Count - 1 && !narrow ? Named(quantity) : [];
                xAxis["nticks"] = narrow ? 3 : 4;
                xAxis["tickangle"] = 0;
                // Many panels, each with a range of its own: σ says what their numbers have no room for.
                if (narrow && shared is null) xAxis["showticklabels"] = false;
                if (shared is not null) xAxis["range"] = shared.DeepClone();
                JsonObject yAxis = j == 0 ? Named(rows[i].Initializer.Length > 0 ? rows[i].Initializer : "Number of values") : [];
                yAxis["showticklabels"] = false;
                yAxis["ticks"] = "";
                (string x, string y) = panels.Add(i, j, $"{name}σ = {ShortNumber(deviation)}", xAxis, yAxis);
                JsonObject trace = HistogramTrace($"{rows[i].Initializer} {layer}".Trim(), values, 25, i);
                trace["xaxis"] = x;
                trace["yaxis"] = y;
                traces.Add((JsonNode)trace);
            }
        }
        panels.Layout["bargap"] = 0;
        panels.Layout["height"] = 170 + (130 * rows.Count);
        // An axis name under a narrow panel is wider than the panel: one for all of them stands below the middle.
        if (narrow) panels.AddNameBelow(quantity, shared is null ? 12 : 28);
        return new Figure("Histograms per layer", traces, panels.Layout).WithTitle($"{quantity} per layer");
    }

    private static string ShortNumber(double value) => value.ToString(value is 0 or >= 0.01 ? "G2" : "0e+0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>One range for all panels, so that widths can be compared; none where the narrowest would vanish in it.</summary>
    private static JsonArray? SharedRange(IReadOnlyList<IEnumerable<double>> panels)
    {
        double[] widest = [.. panels.Select(values => values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max())];
        if (widest.Max() > 40 * widest.Min()) return null;
        double least = panels.Min(values => values.Where(double.IsFinite).DefaultIfEmpty(0).Min());
        double most = panels.Max(values => values.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        double margin = 0.03 * (most - least);
        return FigureJson.Numbers([least - margin, most + margin], 4);
    }

    private static JsonObject BoxTrace(string name, Matrix<double> features, string[] names, (string X, string Y) axes, int series)
    {
        double[][] rows = [.. Enumerable.Range(0, names.Length).Select(i => features.Row(i).Where(double.IsFinite).Order().ToArray())];
        return new JsonObject
        {
            ["type"] = "box",
            ["name"] = name,
            ["orientation"] = "h",
            ["y"] = FigureJson.Texts(names),
            ["lowerfence"] = FigureJson.Numbers(rows.Select(row => Quantile(row, 0))),
            ["q1"] = FigureJson.Numbers(rows.Select(row => Quantile(row, 0.25))),
            ["median"] = FigureJson.Numbers(rows.Select(row => Quantile(row, 0.5))),
            ["q3"] = FigureJson.Numbers(rows.Select(row => Quantile(row, 0.75))),
            ["upperfence"] = FigureJson.Numbers(rows.Select(row => Quantile(row, 1))),
            ["line"] = new JsonObject { ["color"] = Palette.Color(series), ["width"] = 1.5 },
            ["xaxis"] = axes.X,
            ["yaxis"] = axes.Y,
        };
    }

    /// <summary>The quantile of sorted values, interpolated linearly between neighbours.</summary>
    private static double Quantile(double[] sorted, double part)
    {
        if (sorted.Length == 0) return double.NaN;
        double position = part * (sorted.Length - 1);
        int below = (int)position;
        return sorted[below] + ((position - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static JsonObject Named(string title) => new() { ["title"] = new JsonObject { ["text"] = title } };
}
