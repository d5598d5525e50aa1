using System.Globalization;
using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>The play button and the slider of an animated figure; Plotly.NET has no API for either.</summary>
internal static class Animation
{
    /// <summary>The controls stand between the axis name and the caption.</summary>
    internal const int CaptionOffset = 144;

    private const int MillisecondsPerFrame = 160;

    internal static string Name(int step) => step.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds the controls for these steps; the last one is shown first, as the figure's own data.</summary>
    internal static void AddControls(JsonObject layout, IReadOnlyList<int> steps, string prefix)
    {
        layout["margin"] = new JsonObject { ["b"] = CaptionOffset };
        layout["height"] = (layout["height"]?.GetValue<int>() ?? Figure.StandardHeight) + 60;
        layout["updatemenus"] = new JsonArray(new JsonObject
        {
            ["type"] = "buttons",
            ["direction"] = "left",
            ["showactive"] = false,
            ["x"] = 0,
            ["xanchor"] = "left",
            ["y"] = 0,
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["t"] = 74, ["r"] = 8 },
            ["font"] = new JsonObject { ["color"] = Palette.Ink },
            ["bgcolor"] = Palette.Paper,
            ["bordercolor"] = Palette.AxisLine,
            ["buttons"] = new JsonArray(
                Button("▶ Play", null, MillisecondsPerFrame, fromCurrent: true),
                Button("❚❚", new JsonArray([null]), 0, fromCurrent: false)),
        });
        layout["sliders"] = new JsonArray(new JsonObject
        {
            ["active"] = steps.Count - 1,
            ["x"] = 0.23,
            ["len"] = 0.77,
            ["y"] = 0,
            ["pad"] = new JsonObject { ["t"] = 62 },
            ["ticklen"] = 4,
            ["minorticklen"] = 0,
            ["bgcolor"] = Palette.Grid,
            ["activebgcolor"] = Palette.AxisLine,
            ["bordercolor"] = Palette.AxisLine,
            ["tickcolor"] = Palette.AxisLine,
            ["font"] = new JsonObject { ["color"] = Palette.Ink },
            ["currentvalue"] = new JsonObject { ["prefix"] = prefix, ["xanchor"] = "right", ["font"] = new JsonObject { ["size"] = 13 } },
            ["steps"] = new JsonArray([.. steps.Select(step => new JsonObject
            {
                ["label"] = Name(step),
                ["method"] = "animate",
                ["args"] = new JsonArray(new JsonArray(Name(step)), Options(0, false)),
            })]),
        });
    }

    private static JsonObject Button(string label, JsonNode? frames, int milliseconds, bool fromCurrent) => new()
    {
        ["label"] = label,
        ["method"] = "animate",
        ["args"] = new JsonArray(frames, Options(milliseconds, fromCurrent)),
    };

    private static JsonObject Options(int milliseconds, bool fromCurrent) => new()
    {
        ["mode"] = "immediate",
        ["fromcurrent"] = fromCurrent,
        ["frame"] = new JsonObject { ["duration"] = milliseconds, ["redraw"] = true },
        ["transition"] = new JsonObject { ["duration"] = 0 },
    };
}
