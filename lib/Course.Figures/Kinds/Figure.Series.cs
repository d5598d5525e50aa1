using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>Plain charts with the course's look, for one's own experiments.</summary>
public sealed partial class Figure
{
    /// <summary>One line through the points (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public static Figure Line(IEnumerable<double> x, IEnumerable<double> y, string? name = null) => Lines(x, (name ?? "", [.. y]));

    /// <summary>One line through (1, <c>y[0]</c>), (2, <c>y[1]</c>), ...: a value per step.</summary>
    public static Figure Line(IEnumerable<double> y, string? name = null)
    {
        double[] values = [.. y];
        return Line(Steps(values.Length), values, name);
    }

    /// <summary>Several lines over the same <paramref name="x"/>, each with its own colour and dash.</summary>
    public static Figure Lines(IEnumerable<double> x, params (string Name, double[] Y)[] series)
    {
        double[] steps = [.. x];
        return new Figure("Line chart", new JsonArray([.. series.Select((line, i) => LineTrace(line.Name, steps, line.Y, i))]), SeriesLayout([.. series.Select(line => line.Name)]));
    }

    /// <summary>A cloud of points.</summary>
    /// <param name="x">The horizontal coordinates.</param>
    /// <param name="y">The vertical coordinates, as many.</param>
    /// <param name="labels">The class of each point (0, 1, ...), for one colour and mark per class; or null.</param>
    /// <param name="classNames">The names of the classes; or null.</param>
    public static Figure Scatter(IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<int>? labels = null, IReadOnlyList<string>? classNames = null)
    {
        RequireSameLength(x.Count, y.Count, nameof(y), "y coordinates");
        if (labels is not null) RequireSameLength(x.Count, labels.Count, nameof(labels), "labels");
        JsonObject[] traces = [.. SampleTraces(x, y, labels, classNames)];
        JsonObject layout = labels is null ? SeriesLayout(false) : SeriesLayout([.. traces.Select(trace => trace["name"]!.GetValue<string>())]);
        layout["showlegend"] = labels is not null;
        return new Figure("Scatter chart", new JsonArray([.. traces]), layout);
    }

    /// <summary>One bar per name.</summary>
    public static Figure Bars(IEnumerable<string> names, IEnumerable<double> values)
    {
        string[] categories = [.. names];
        var trace = new JsonObject
        {
            ["type"] = "bar",
            ["x"] = FigureJson.Texts(categories),
            ["y"] = FigureJson.Numbers(values),
            ["marker"] = new JsonObject { ["color"] = Palette.Blue },
            ["texttemplate"] = "%{y:.4~g}",
            // Numbers above many bars would shrink until nobody can read them: there they appear on hover.
            ["textposition"] = categories.Length > 14 ? "none" : "outside",
            ["cliponaxis"] = false,
        };
        JsonObject layout = SeriesLayout(false);
        layout["xaxis"] = CategoryAxis(categories);
        return new Figure("Bar chart", [trace], layout);
    }

    /// <summary>How often the values fall into each of <paramref name="bins"/> equal intervals.</summary>
    public static Figure Histogram(IEnumerable<double> values, int bins = 30) =>
        new Figure("Histogram", [HistogramTrace("", [.. values], bins, 0)], new JsonObject { ["bargap"] = 0.04, ["showlegend"] = false })
            .WithAxes("Value", "Number of values");

    private static double[] Steps(int count) => [.. Enumerable.Range(1, count).Select(step => (double)step)];

    private static JsonObject SeriesLayout(bool legend) => new() { ["showlegend"] = legend };

    /// <summary>A legend where there are several names, and room for as many rows as it needs at the standard width.</summary>
    private static JsonObject SeriesLayout(string[] names)
    {
        var layout = new JsonObject { ["showlegend"] = names.Length > 1 };
        int further = LegendRows(names) - 1;
        if (further > 0)
        {
            layout["margin"] = new JsonObject { ["t"] = 76 + (20 * further) };
            layout["height"] = StandardHeight + (20 * further);
        }
        return layout;
    }

    /// <summary>plotly.js puts the names in one row if they fit, and else in columns as wide as the longest.</summary>
    private static int LegendRows(string[] names)
    {
        const double width = StandardWidth - 88, symbol = 46, character = 7.6;
        if (names.Length < 2 || names.Sum(name => symbol + (character * name.Length)) <= width) return 1;
        int columns = Math.Max(1, (int)(width / (symbol + (character * names.Max(name => name.Length)))));
        return (names.Length + columns - 1) / columns;
    }

    /// <summary>The names below the bars: those too long for one line are broken between words rather than turned.</summary>
    private static JsonObject CategoryAxis(string[] names)
    {
        var axis = new JsonObject { ["type"] = "category" };
        int room = (int)((StandardWidth - 88) / (6.5 * Math.Max(1, names.Length)));
        if (names.All(name => name.Length <= room)) return axis;
        string[] broken = [.. names.Select(name => BreakLines(name, room))];
        if (broken.SelectMany(name => name.Split("<br>")).Any(line => line.Length > room)) return axis;
        axis["tickmode"] = "array";
        axis["tickvals"] = FigureJson.Texts(names);
        axis["ticktext"] = FigureJson.Texts(broken);
        axis["tickangle"] = 0;
        axis["tickfont"] = new JsonObject { ["size"] = 11 };
        return axis;
    }

    /// <summary>Breaks a name before words that no longer fit; a percent sign stays with its number.</summary>
    private static string BreakLines(string name, int room)
    {
        var lines = new List<string>();
        foreach (string word in name.Replace(" %", "\u00A0%", StringComparison.Ordinal).Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= room) lines[^1] += " " + word;
            else lines.Add(word);
        }
        return string.Join("<br>", lines);
    }

    private static JsonObject LineTrace(string name, double[] x, IReadOnlyList<double> y, int series)
    {
        RequireSameLength(x.Length, y.Count, nameof(y), $"values of \"{name}\"");
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = x.Length > 30 ? "lines" : "lines+markers",
            ["name"] = name,
            ["x"] = FigureJson.Numbers(x),
            ["y"] = FigureJson.Numbers(y),
            ["line"] = new JsonObject { ["color"] = Palette.Color(series), ["dash"] = Palette.Dash(series), ["width"] = 2.25 },
            ["marker"] = new JsonObject { ["color"] = Palette.Color(series), ["symbol"] = Palette.Mark(series), ["size"] = 6 },
        };
    }

    /// <summary>One trace per class, marks outlined in the paper's colour so that they stay apart where they overlap.</summary>
    internal static IEnumerable<JsonObject> SampleTraces(IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<int>? labels, IReadOnlyList<string>? classNames)
    {
        int[] classes = labels is null ? [0] : [.. labels.Distinct().Order()];
        foreach (int label in classes)
        {
            int[] members = [.. Enumerable.Range(0, x.Count).Where(i => labels is null || labels[i] == label)];
            yield return new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "markers",
                ["name"] = classNames is not null && label < classNames.Count ? classNames[label] : $"class {label}",
                ["x"] = FigureJson.Numbers(members.Select(i => x[i])),
                ["y"] = FigureJson.Numbers(members.Select(i => y[i])),
                ["marker"] = new JsonObject
                {
                    ["color"] = Palette.Color(label),
                    ["symbol"] = Palette.Mark(label),
                    ["size"] = x.Count > 400 ? 6 : 8,
                    ["line"] = new JsonObject { ["color"] = Palette.Paper, ["width"] = 1 },
                },
            };
        }
    }

    /// <summary>Bars of counts: binned here, so that a thousand values cost thirty numbers.</summary>
    private static JsonObject HistogramTrace(string name, double[] values, int bins, int series)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[] finite = [.. values.Where(double.IsFinite)];
        double least = finite.Length > 0 ? finite.Min() : 0;
        double most = finite.Length > 0 ? finite.Max() : 1;
        if (most <= least) (least, most) = (least - 0.5, least + 0.5);
        double width = (most - least) / bins;
        var counts = new int[bins];
        foreach (double value in finite) counts[Math.Min(bins - 1, (int)((value - least) / width))]++;

        return new JsonObject
        {
            ["type"] = "bar",
            ["name"] = name,
            ["x"] = FigureJson.Numbers(Enumerable.Range(0, bins).Select(bin => least + ((bin + 0.5) * width))),
            ["y"] = FigureJson.Numbers(counts.Select(count => (double)count)),
            ["width"] = FigureJson.Number(width),
            ["marker"] = new JsonObject { ["color"] = Palette.Color(series) },
        };
    }

    private static void RequireSameLength(int expected, int actual, string parameter, string what)
    {
        if (expected != actual) throw new ArgumentException($"expected {expected} {what}, one for each x; got {actual}", parameter);
    }
}
