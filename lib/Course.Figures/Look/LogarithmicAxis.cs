using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>
/// An axis in powers of ten with labels that a reader can tell apart: only the powers where the values span several, full numbers
/// (0.2, 0.5, 1) where they do not. Plotly's own choice mixes both, and writes the 2 and the 5 without their power.
/// </summary>
internal static class LogarithmicAxis
{
    /// <summary>More labels than this crowd the axis.</summary>
    private const int MostLabels = 7;

    /// <summary>Makes an axis logarithmic.</summary>
    /// <param name="layout">The figure's layout, which is changed.</param>
    /// <param name="direction"><c>x</c> or <c>y</c>.</param>
    /// <param name="traces">What is drawn along it.</param>
    internal static void Set(JsonObject layout, string direction, JsonArray traces)
    {
        string name = direction + "axis";
        if (layout[name] is not JsonObject axis) layout[name] = axis = [];
        axis["type"] = "log";
        axis["exponentformat"] = "power";
        int powers = PowersOfTen([.. Values(traces, direction).Where(value => value > 0)]);
        if (powers < 2)
        {
            axis["tickformat"] = "~g";
            axis["dtick"] = "D2";
            return;
        }
        axis["dtick"] = (powers + MostLabels - 1) / MostLabels;
        axis["minor"] = new JsonObject { ["ticks"] = "outside", ["ticklen"] = 2, ["tickcolor"] = Palette.AxisLine, ["dtick"] = "D1" };
    }

    private static int PowersOfTen(double[] values) =>
        values.Length == 0 ? 0 : (int)Math.Floor(Math.Log10(values.Max()) + 1e-9) - (int)Math.Ceiling(Math.Log10(values.Min()) - 1e-9) + 1;

    private static IEnumerable<double> Values(JsonArray traces, string direction) =>
        traces.OfType<JsonObject>().SelectMany(trace => trace[direction] as JsonArray ?? []).OfType<JsonValue>().Select(AsNumber).OfType<double>();

    /// <summary>A number as <see cref="FigureJson.Number"/> makes it, whole or not.</summary>
    private static double? AsNumber(JsonValue value) =>
        value.TryGetValue(out double number) ? number : value.TryGetValue(out long whole) ? whole : null;
}
