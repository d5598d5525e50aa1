using System.Globalization;
using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>A computation as a graph: values forward, gradients backward.</summary>
public sealed partial class Figure
{
    /// <summary>
    /// The graph of a computation for one sample. On each edge stand the value that flows forward (blue, above) and the gradient
    /// that flows back (vermilion, below). Squares are inputs and parameters, circles operations.
    /// </summary>
    /// <param name="nodes">The nodes; each one after those it is computed from.</param>
    /// <exception cref="ArgumentException">A node refers to one that does not stand before it.</exception>
    public static Figure ComputationalGraph(params IReadOnlyList<GraphNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        if (nodes.Count == 0) throw new ArgumentException("expected at least one node, got none", nameof(nodes));
        Dictionary<string, (double X, double Y)> places = Place(nodes);
        var byName = nodes.ToDictionary(node => node.Name);
        (GraphInput Input, GraphNode From, GraphNode To)[] edges = [.. nodes.SelectMany(to => to.Inputs.Select(input => (input, byName[input.Node], to)))];

        var traces = new JsonArray(
            NodeTrace("inputs and parameters", nodes.Where(node => node.Operation is null), "square"),
            NodeTrace("operations", nodes.Where(node => node.Operation is not null), "circle"));
        double rows = places.Values.Max(place => place.Y) - places.Values.Min(place => place.Y) + 1;
        double columns = places.Values.Max(place => place.X) + 1;
        var layout = new JsonObject
        {
            ["showlegend"] = false,
            ["height"] = (int)Math.Clamp(90 + (RowHeight * rows), 260, 760),
            ["margin"] = new JsonObject { ["t"] = 48, ["b"] = 20, ["l"] = 8, ["r"] = 8 },
            ["annotations"] = new JsonArray([.. edges.Select(Arrow), .. edges.SelectMany(Labels), .. NamesAndResults()]),
            ["xaxis"] = new JsonObject { ["visible"] = false, ["range"] = FigureJson.Numbers([-0.45, columns - 0.3]) },
            ["yaxis"] = new JsonObject { ["visible"] = false, ["range"] = FigureJson.Numbers([places.Values.Min(place => place.Y) - 0.6, places.Values.Max(place => place.Y) + 0.6]) },
        };
        return new Figure("Computational graph", traces, layout) { CaptionOffset = 8 }.WithTitle("Values forward, gradients backward");

        JsonObject NodeTrace(string name, IEnumerable<GraphNode> source, string mark)
        {
            GraphNode[] shown = [.. source];
            return new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "markers+text",
                ["name"] = name,
                ["x"] = FigureJson.Numbers(shown.Select(node => places[node.Name].X)),
                ["y"] = FigureJson.Numbers(shown.Select(node => places[node.Name].Y)),
                ["text"] = FigureJson.Texts(shown.Select(node => node.Operation ?? node.Name)),
                ["hovertext"] = FigureJson.Texts(shown.Select(node => $"{node.Name} = {Short(node.Value)}{(node.Gradient is { } g ? $"<br>∂L/∂{node.Name} = {Short(g)}" : "")}")),
                ["hoverinfo"] = "text",
                ["textfont"] = new JsonObject { ["size"] = new JsonArray([.. shown.Select(node => (JsonNode)((node.Operation ?? node.Name).Length > 2 ? 11 : 14))]) },
                ["cliponaxis"] = false,
                ["marker"] = new JsonObject { ["symbol"] = mark, ["size"] = 31, ["color"] = Palette.Paper, ["line"] = new JsonObject { ["color"] = Palette.Ink, ["width"] = 1.5 } },
            };
        }

        JsonNode Arrow((GraphInput Input, GraphNode From, GraphNode To) edge) => new JsonObject
        {
            ["x"] = FigureJson.Number(places[edge.To.Name].X),
            ["y"] = FigureJson.Number(places[edge.To.Name].Y),
            ["ax"] = FigureJson.Number(places[edge.From.Name].X),
            ["ay"] = FigureJson.Number(places[edge.From.Name].Y),
            ["xref"] = "x",
            ["yref"] = "y",
            ["axref"] = "x",
            ["ayref"] = "y",
            ["text"] = "",
            ["showarrow"] = true,
            ["arrowhead"] = 2,
            ["arrowcolor"] = Palette.AxisLine,
            ["arrowwidth"] = 1.5,
            ["standoff"] = 18,
            ["startstandoff"] = 18,
        };

        IEnumerable<JsonNode> Labels((GraphInput Input, GraphNode From, GraphNode To) edge)
        {
            ((double fromX, double fromY), (double toX, double toY)) = (places[edge.From.Name], places[edge.To.Name]);
            double length = Math.Max(1, toX - fromX) * (StandardWidth - 30) / (columns + 0.1);
            // A label keeps clear of a sloping edge over half its width.
            double slope = Math.Abs(toY - fromY) * RowHeight / length;
            int shift = (int)Math.Min(30, 11 + (14 * slope));
            // Nearer to the start than to the end, where edges meet.
            (double x, double y) = (fromX + (0.42 * (toX - fromX)), fromY + (0.42 * (toY - fromY)));
            yield return Label(x, y, Short(edge.From.Value), Palette.Blue, shift);
            if ((edge.Input.Gradient ?? edge.From.Gradient) is not { } gradient) yield break;
            JsonObject below = Label(x, y, Short(gradient), Palette.Vermilion, -shift);
            yield return toY >= fromY ? Clear(below, length) : below;
        }

        // Below an edge that rises a long number is moved on until it no longer touches the node where the edge starts.
        static JsonObject Clear(JsonObject label, double edgeLength)
        {
            double halfWidth = 3.4 * label["text"]!.GetValue<string>().Length;
            int missing = (int)Math.Ceiling(21 + halfWidth - (0.42 * edgeLength));
            if (missing > 0) label["xshift"] = missing;
            return label;
        }

        IEnumerable<JsonNode> NamesAndResults()
        {
            var used = edges.Select(edge => edge.From.Name).ToHashSet();
            foreach (GraphNode node in nodes.Where(node => node.Operation is not null))
            {
                (double x, double y) = places[node.Name];
                yield return Label(x, y, node.Name, Palette.Grey, -24);
                if (used.Contains(node.Name)) continue;
                yield return Label(x + 0.45, y, Short(node.Value), Palette.Blue, 11);
                if (node.Gradient is { } gradient) yield return Label(x + 0.45, y, Short(gradient), Palette.Vermilion, -11);
            }
        }
    }

    private const int RowHeight = 92;

    private static JsonObject Label(double x, double y, string text, string color, int shift) => new()
    {
        ["x"] = FigureJson.Number(x),
        ["y"] = FigureJson.Number(y),
        ["yshift"] = shift,
        ["text"] = text,
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = 11, ["color"] = color },
    };

    /// <summary>A node stands one column right of the last node it is computed from, and between the rows of those.</summary>
    private static Dictionary<string, (double X, double Y)> Place(IReadOnlyList<GraphNode> nodes)
    {
        var depth = new Dictionary<string, int>();
        foreach (GraphNode node in nodes)
        {
            if (node.Inputs.FirstOrDefault(input => !depth.ContainsKey(input.Node)) is { } unknown)
            {
                throw new ArgumentException($"node {node.Name} is computed from {unknown.Node}, which does not stand before it; list each node after its inputs", nameof(nodes));
            }
            depth[node.Name] = node.Inputs.Count == 0 ? 0 : node.Inputs.Max(input => depth[input.Node]) + 1;
        }
        // An input stands just before its first use, so that edges are short.
        foreach (GraphNode leaf in nodes.Where(node => node.Inputs.Count == 0))
        {
            int[] uses = [.. nodes.Where(node => node.Inputs.Any(input => input.Node == leaf.Name)).Select(node => depth[node.Name])];
            if (uses.Length > 0) depth[leaf.Name] = uses.Min() - 1;
        }
        var places = new Dictionary<string, (double X, double Y)>();
        foreach (IGrouping<int, GraphNode> column in nodes.GroupBy(node => depth[node.Name]).OrderBy(group => group.Key))
        {
            // Ordered by where their inputs stand; two nodes keep a row's distance.
            (GraphNode Node, double Wish)[] wishes = [.. column.Select((node, i) => (node, node.Inputs.Count == 0 ? double.NaN : node.Inputs.Average(input => places[input.Node].Y)))];
            double next = double.PositiveInfinity;
            double top = wishes.Any(wish => double.IsNaN(wish.Wish)) ? (wishes.Length - 1) / 2.0 : double.NaN;
            foreach ((GraphNode node, double wish) in wishes.OrderByDescending(wish => double.IsNaN(wish.Wish) ? double.NegativeInfinity : wish.Wish))
            {
                double y = Math.Min(double.IsNaN(wish) ? (double.IsPositiveInfinity(next) ? top : next) : wish, next);
                places[node.Name] = (column.Key, y);
                next = y - 1;
            }
        }
        return places;
    }

    private static string Short(double value) => value.ToString(Math.Abs(value) is >= 0.001 and < 10000 or 0 ? "0.###" : "0.##e+0", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
}
