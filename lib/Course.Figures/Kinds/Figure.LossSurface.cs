using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>The loss over two parameters, and the way that an optimiser takes down it.</summary>
public sealed partial class Figure
{
    private const int SurfaceSize = 41;

    /// <summary>The loss over two parameters as a surface in three dimensions, with the path of an optimiser on it.</summary>
    /// <param name="loss">The loss at two parameter values.</param>
    /// <param name="x">The range of the first parameter.</param>
    /// <param name="y">The range of the second parameter.</param>
    /// <param name="path">The parameters after each step, from the start on; or null.</param>
    public static Figure LossSurface(Func<double, double, double> loss, (double From, double To) x, (double From, double To) y, IReadOnlyList<(double X, double Y)>? path = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        (JsonObject surface, double least, double most) = SurfaceTrace("surface", loss, x, y);
        surface["opacity"] = 0.88;
        surface["contours"] = new JsonObject
        {
            ["z"] = new JsonObject { ["show"] = true, ["color"] = Palette.Paper, ["width"] = 1, ["start"] = FigureJson.Number(least), ["end"] = FigureJson.Number(most), ["size"] = FigureJson.Number((most - least) / 12) },
        };
        JsonArray traces = [surface];
        if (path is { Count: > 0 })
        {
            double lift = 0.012 * (most - least);
            traces.Add((JsonNode)new JsonObject
            {
                ["type"] = "scatter3d",
                ["mode"] = "lines+markers",
                ["name"] = "descent",
                ["x"] = FigureJson.Numbers(path.Select(p => p.X)),
                ["y"] = FigureJson.Numbers(path.Select(p => p.Y)),
                ["z"] = FigureJson.Numbers(path.Select(p => loss(p.X, p.Y) + lift)),
                ["line"] = new JsonObject { ["color"] = Palette.Vermilion, ["width"] = 6 },
                ["marker"] = new JsonObject { ["color"] = Palette.Vermilion, ["size"] = 3 },
            });
        }
        var layout = new JsonObject
        {
            ["showlegend"] = false,
            ["height"] = 520,
            ["margin"] = new JsonObject { ["t"] = 48, ["l"] = 0, ["r"] = 0, ["b"] = 20 },
            ["scene"] = new JsonObject
            {
                ["camera"] = new JsonObject { ["eye"] = new JsonObject { ["x"] = 1.25, ["y"] = -1.35, ["z"] = 1.1 }, ["center"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["z"] = -0.18 } },
                ["aspectmode"] = "cube",
            },
        };
        return new Figure("Loss surface", traces, layout) { CaptionOffset = 8 }.WithTitle("Loss surface").WithAxes("w₁", "w₂", "Loss");
    }

    /// <summary>The loss over two parameters as contour lines, with the path of an optimiser.</summary>
    /// <inheritdoc cref="LossSurface"/>
    public static Figure LossContours(Func<double, double, double> loss, (double From, double To) x, (double From, double To) y, IReadOnlyList<(double X, double Y)>? path = null) =>
        LossContours(loss, x, y, path is null ? [] : [("descent", path)]);

    /// <summary>The loss over two parameters as contour lines, with the paths of several optimisers.</summary>
    /// <param name="loss">The loss at two parameter values.</param>
    /// <param name="x">The range of the first parameter.</param>
    /// <param name="y">The range of the second parameter.</param>
    /// <param name="paths">For each optimiser its name and the parameters after each step, from the start on.</param>
    public static Figure LossContours(
        Func<double, double, double> loss,
        (double From, double To) x,
        (double From, double To) y,
        IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Path)> paths)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(paths);
        (JsonObject surface, _, _) = SurfaceTrace("contour", loss, x, y);
        surface["ncontours"] = 24;
        surface["line"] = new JsonObject { ["color"] = Palette.Paper, ["width"] = 0.7 };
        JsonArray traces = [surface];
        int[] bright = [1, 5, 4, 3];
        foreach (((string name, IReadOnlyList<(double X, double Y)> path), int i) in paths.Select((p, i) => (p, i)))
        {
            int series = bright[i % bright.Length];
            JsonObject line = LineTrace(name, [.. path.Select(p => p.X)], [.. path.Select(p => p.Y)], series);
            line["mode"] = "lines+markers";
            line["line"]!["dash"] = Palette.Dash(i);
            line["marker"] = new JsonObject
            {
                ["color"] = Palette.Color(series),
                ["symbol"] = Palette.Mark(i),
                ["size"] = new JsonArray([.. path.Select((_, step) => (JsonNode)(step == 0 || step == path.Count - 1 ? 12 : 5))]),
                ["line"] = new JsonObject { ["color"] = Palette.Paper, ["width"] = 1 },
            };
            traces.Add((JsonNode)line);
        }
        JsonObject layout = SeriesLayout(paths.Count > 0);
        layout["height"] = 480;
        layout["xaxis"] = new JsonObject { ["range"] = FigureJson.Numbers([x.From, x.To]), ["showgrid"] = false };
        layout["yaxis"] = new JsonObject { ["range"] = FigureJson.Numbers([y.From, y.To]), ["showgrid"] = false };
        return new Figure("Loss contours", traces, layout).WithTitle("Loss and the way down").WithAxes("w₁", "w₂");
    }

    private static (JsonObject Trace, double Least, double Most) SurfaceTrace(string type, Func<double, double, double> loss, (double From, double To) x, (double From, double To) y)
    {
        double[] xs = MathNet.Numerics.Generate.LinearSpaced(SurfaceSize, x.From, x.To);
        double[] ys = MathNet.Numerics.Generate.LinearSpaced(SurfaceSize, y.From, y.To);
        double[] values = [.. ys.SelectMany(b => xs.Select(a => loss(a, b)))];
        double[] finite = [.. values.Where(double.IsFinite)];
        var trace = new JsonObject
        {
            ["type"] = type,
            ["name"] = "loss",
            ["x"] = FigureJson.Numbers(xs),
            ["y"] = FigureJson.Numbers(ys),
            ["z"] = FigureJson.Grid(SurfaceSize, SurfaceSize, (i, j) => values[(i * SurfaceSize) + j], 4),
            ["colorbar"] = new JsonObject { ["title"] = new JsonObject { ["text"] = "Loss", ["side"] = "top" } },
        };
        return (trace, finite.Length > 0 ? finite.Min() : 0, finite.Length > 0 ? finite.Max() : 1);
    }
}
