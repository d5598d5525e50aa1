using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>The one look of every figure, as Plotly's <c>layout.template</c>; built once, cloned into each chart.</summary>
internal static class Template
{
    private const string FontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

    private static readonly JsonObject Built = Build();

    internal static JsonObject Clone() => Built.DeepClone().AsObject();

    private static JsonObject Build() => new()
    {
        ["layout"] = new JsonObject
        {
            ["colorway"] = FigureJson.Texts(Palette.Colors),
            ["font"] = new JsonObject { ["family"] = FontFamily, ["size"] = 13, ["color"] = Palette.Ink },
            ["title"] = new JsonObject
            {
                ["x"] = 0,
                ["xref"] = "container",
                ["xanchor"] = "left",
                ["y"] = 1,
                ["yref"] = "container",
                ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["t"] = 14, ["l"] = 6 },
                ["font"] = new JsonObject { ["size"] = 17 },
            },
            ["margin"] = new JsonObject { ["l"] = 64, ["r"] = 24, ["t"] = 76, ["b"] = 60 },
            ["paper_bgcolor"] = Palette.Paper,
            ["plot_bgcolor"] = Palette.Paper,
            ["hovermode"] = "closest",
            ["hoverlabel"] = new JsonObject { ["align"] = "left" },
            ["legend"] = new JsonObject
            {
                ["orientation"] = "h",
                ["x"] = 0,
                ["xanchor"] = "left",
                ["y"] = 1.01,
                ["yanchor"] = "bottom",
                ["bgcolor"] = "rgba(0,0,0,0)",
            },
            ["xaxis"] = Axis(),
            ["yaxis"] = Axis(),
            ["scene"] = new JsonObject { ["xaxis"] = SceneAxis(), ["yaxis"] = SceneAxis(), ["zaxis"] = SceneAxis() },
            ["coloraxis"] = new JsonObject { ["colorbar"] = ColorBar() },
        },
        ["data"] = new JsonObject
        {
            ["scatter"] = new JsonArray([.. Enumerable.Range(0, Palette.Colors.Length).Select(SeriesLook)]),
            ["heatmap"] = new JsonArray(new JsonObject { ["colorscale"] = FigureJson.ColorScale(Palette.Sequential), ["colorbar"] = ColorBar() }),
            ["contour"] = new JsonArray(new JsonObject { ["colorscale"] = FigureJson.ColorScale(Palette.Surface), ["colorbar"] = ColorBar() }),
            ["surface"] = new JsonArray(new JsonObject { ["colorscale"] = FigureJson.ColorScale(Palette.Surface), ["colorbar"] = ColorBar() }),
        },
    };

    /// <summary>The n-th line chart of a figure gets the n-th dash and mark, also when a learner builds it with Plotly.NET.</summary>
    private static JsonNode SeriesLook(int series) => new JsonObject
    {
        ["line"] = new JsonObject { ["width"] = 2.25, ["dash"] = Palette.Dash(series) },
        ["marker"] = new JsonObject { ["size"] = 7, ["symbol"] = Palette.Mark(series) },
    };

    private static JsonObject Axis() => new()
    {
        ["automargin"] = true,
        ["gridcolor"] = Palette.Grid,
        ["zeroline"] = false,
        ["showline"] = true,
        ["linecolor"] = Palette.AxisLine,
        ["ticks"] = "outside",
        ["ticklen"] = 4,
        ["tickcolor"] = Palette.AxisLine,
        ["title"] = new JsonObject { ["standoff"] = 10 },
    };

    private static JsonObject SceneAxis() => new()
    {
        ["backgroundcolor"] = Palette.Paper,
        ["gridcolor"] = Palette.Grid,
        ["linecolor"] = Palette.AxisLine,
        ["zeroline"] = false,
        ["showbackground"] = true,
    };

    private static JsonObject ColorBar() => new()
    {
        ["thickness"] = 14,
        ["outlinewidth"] = 0,
        ["ticks"] = "outside",
        ["ticklen"] = 4,
        ["tickcolor"] = Palette.AxisLine,
        ["title"] = new JsonObject { ["side"] = "right" },
    };
}
