using System.Globalization;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>A network as units and connections.</summary>
public sealed partial class Figure
{
    /// <summary>Line widths for the four quarters of the largest weight.</summary>
    private static readonly double[] WeightWidths = [0.5, 1.5, 3, 5];

    /// <summary>
    /// The units of a network in columns, joined by lines whose width is the weight's size and whose colour and dash its
    /// sign (vermilion, solid: positive; blue, dashed: negative). Values appear on hover; of a large layer the first units are drawn.
    /// </summary>
    /// <param name="weights">W₁ (n×m), W₂ (k×n), ...: one row per unit, one column per input.</param>
    /// <param name="biases">The biases of each layer, shown on hover; or null.</param>
    /// <param name="inputNames">The m names of the inputs; or null.</param>
    /// <param name="outputNames">The k names of the outputs; or null.</param>
    /// <param name="most">At most so many units of a layer are drawn.</param>
    public static Figure NetworkDiagram(
        IReadOnlyList<Matrix<double>> weights,
        IReadOnlyList<Vector<double>>? biases = null,
        IReadOnlyList<string>? inputNames = null,
        IReadOnlyList<string>? outputNames = null,
        int most = 12)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0) throw new ArgumentException("expected at least one matrix of weights, got none", nameof(weights));
        for (int l = 1; l < weights.Count; l++)
        {
            if (weights[l].ColumnCount != weights[l - 1].RowCount)
            {
                throw new ArgumentException($"expected W{l + 1} with {weights[l - 1].RowCount} columns, one for each unit of the layer before; got {weights[l].RowCount}×{weights[l].ColumnCount}", nameof(weights));
            }
        }
        int[] sizes = [weights[0].ColumnCount, .. weights.Select(w => w.RowCount)];
        int[] shown = [.. sizes.Select(size => Math.Min(size, most))];
        int tallest = shown.Max();
        // Below the last unit there is room for "⋮ 52 more" where it is needed.
        double below = sizes.Max() > most ? 0.9 : 0.1;
        double Y(int layer, int unit) => ((shown[layer] - 1) / 2.0) - unit;

        var traces = new JsonArray();
        double largest = Math.Max(1e-12, weights.Max(w => w.Enumerate().Max(Math.Abs)));
        foreach (bool positive in new[] { true, false })
        {
            for (int quarter = 0; quarter < WeightWidths.Length; quarter++)
            {
                if (ConnectionTrace(positive, quarter) is { } connections) traces.Add((JsonNode)connections);
            }
        }
        traces.Add((JsonNode)HoverTrace());
        for (int l = 0; l < sizes.Length; l++) traces.Add((JsonNode)UnitTrace(l));

        var layout = new JsonObject
        {
            ["showlegend"] = false,
            ["height"] = Math.Clamp(130 + (int)(42 * (tallest + below - 0.9)), 270, 760),
            ["margin"] = new JsonObject { ["t"] = 52, ["b"] = 46, ["l"] = inputNames is null ? 24 : 150, ["r"] = outputNames is null ? 24 : 120 },
            ["xaxis"] = new JsonObject { ["visible"] = false, ["range"] = FigureJson.Numbers([-0.25, sizes.Length - 0.75]) },
            ["yaxis"] = new JsonObject { ["visible"] = false, ["range"] = FigureJson.Numbers([-(tallest / 2.0) - below, (tallest / 2.0) + 0.1]) },
        };
        layout["annotations"] = new JsonArray([.. Enumerable.Range(0, sizes.Length).Where(l => sizes[l] > shown[l]).Select(l =>
            Label(l, Y(l, shown[l] - 1), $"⋮ {sizes[l] - shown[l]} more", Palette.Grey, -30))]);
        return new Figure("Network diagram", traces, layout) { CaptionOffset = 12 }
            .WithTitle($"Network {string.Join(" → ", sizes)}");

        JsonObject? ConnectionTrace(bool positive, int quarter)
        {
            var x = new List<double>();
            var y = new List<double>();
            foreach ((int l, int i, int j, double w) in Connections())
            {
                if (w == 0 || w > 0 != positive || Math.Min(3, (int)(4 * Math.Abs(w) / largest)) != quarter) continue;
                x.AddRange([l, l + 1, double.NaN]);
                y.AddRange([Y(l, j), Y(l + 1, i), double.NaN]);
            }
            return x.Count == 0 ? null : new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "lines",
                ["name"] = positive ? "positive weights" : "negative weights",
                ["x"] = FigureJson.Numbers(x),
                ["y"] = FigureJson.Numbers(y),
                ["opacity"] = 0.75,
                ["line"] = new JsonObject { ["color"] = positive ? Palette.Vermilion : Palette.Blue, ["width"] = WeightWidths[quarter], ["dash"] = positive ? "solid" : "dash" },
                ["hoverinfo"] = "skip",
            };
        }

        IEnumerable<(int Layer, int Unit, int Input, double Weight)> Connections()
        {
            for (int l = 0; l < weights.Count; l++)
            {
                for (int i = 0; i < shown[l + 1]; i++)
                {
                    for (int j = 0; j < shown[l]; j++) yield return (l, i, j, weights[l][i, j]);
                }
            }
        }

        // Lines react to the pointer at their ends only: invisible points along them carry the values.
        JsonObject HoverTrace()
        {
            var all = Connections().ToList();
            return new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "markers",
                ["name"] = "weights",
                ["x"] = FigureJson.Numbers(all.Select(c => c.Layer + 0.65), 4),
                ["y"] = FigureJson.Numbers(all.Select(c => (0.35 * Y(c.Layer, c.Input)) + (0.65 * Y(c.Layer + 1, c.Unit))), 4),
                ["text"] = FigureJson.Texts(all.Select(c => string.Create(CultureInfo.InvariantCulture, $"W{Subscript(c.Layer + 1)}[{c.Unit}, {c.Input}] = {c.Weight:G4}"))),
                ["hovertemplate"] = "%{text}<extra></extra>",
                ["marker"] = new JsonObject { ["size"] = 9, ["opacity"] = 0, ["color"] = Palette.Grey },
            };
        }

        JsonObject UnitTrace(int layer)
        {
            int size = Math.Clamp(520 / tallest, 16, 34);
            IReadOnlyList<string>? names = layer == 0 ? inputNames : layer == sizes.Length - 1 ? outputNames : null;
            string kind = layer == 0 ? "input" : layer == sizes.Length - 1 ? "output" : "hidden";
            string[] texts = [.. Enumerable.Range(0, shown[layer]).Select(unit => layer == 0 || biases is null
                ? names is not null && unit < names.Count ? names[unit] : $"{kind} {unit}"
                : string.Create(CultureInfo.InvariantCulture, $"{kind} {unit}, bias {biases[layer - 1][unit]:G4}"))];
            var trace = new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = names is null ? "markers" : "markers+text",
                ["name"] = $"{kind} layer, {sizes[layer]} units",
                ["x"] = FigureJson.Numbers(Enumerable.Repeat((double)layer, shown[layer])),
                ["y"] = FigureJson.Numbers(Enumerable.Range(0, shown[layer]).Select(unit => Y(layer, unit))),
                ["text"] = FigureJson.Texts(names is null ? texts : names.Take(shown[layer])),
                ["textposition"] = layer == 0 ? "middle left" : "middle right",
                ["hovertext"] = FigureJson.Texts(texts),
                ["hoverinfo"] = "text",
                ["cliponaxis"] = false,
                ["marker"] = new JsonObject { ["size"] = size, ["color"] = Palette.Paper, ["symbol"] = "circle", ["line"] = new JsonObject { ["color"] = Palette.Ink, ["width"] = 1.5 } },
            };
            return trace;
        }
    }

    private static string Subscript(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + (digit - '0'))));
}
