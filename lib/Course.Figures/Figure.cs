using System.Text.Json.Nodes;
using Plotly.NET;

namespace Course.Figures;

/// <summary>
/// A figure of the course: made by one call (<c>Figure.LearningCurves(history)</c>), adjusted by
/// <see cref="WithTitle"/>, <see cref="WithAxes"/> and <see cref="WithCaption"/>, and shown by returning it from a cell.
/// </summary>
/// <remarks>
/// A figure never changes: each <c>With</c> method returns a new one. It is Plotly's data, layout and frames; the JSON is
/// written here because Plotly.NET has no API for animation frames and takes 0.6 s to start, but a figure turns into
/// a Plotly.NET chart and back (<see cref="ToChart"/>, <see cref="From"/>), and charts made with Plotly.NET get the same look.
/// </remarks>
public sealed partial class Figure
{
    /// <summary>The width at which static pictures are drawn and captions wrapped, in pixels.</summary>
    public const int StandardWidth = 720;

    /// <summary>The height of a figure that does not say otherwise, in pixels.</summary>
    public const int StandardHeight = 430;

    private readonly JsonArray traces;
    private readonly JsonObject layout;
    private readonly JsonArray? frames;

    internal Figure(string kind, JsonArray traces, JsonObject layout, JsonArray? frames = null)
    {
        Kind = kind;
        this.traces = traces;
        this.layout = layout;
        this.frames = frames;
    }

    /// <summary>What sort of figure this is, in words ("Learning curves").</summary>
    public string Kind { get; }

    /// <summary>The title above the figure, or null.</summary>
    public string? Title => (layout["title"] as JsonObject)?["text"]?.GetValue<string>();

    /// <summary>The line below the figure that says what to see, or null.</summary>
    public string? Caption { get; private init; }

    /// <summary>The number of traces (lines, clouds of points, surfaces).</summary>
    public int TraceCount => traces.Count;

    /// <summary>The distance from the plot area down to the caption in pixels: axis labels, and a slider where there is one.</summary>
    internal int CaptionOffset { get; init; } = 58;

    /// <summary>The same figure with this title.</summary>
    public Figure WithTitle(string title) => With(layout => layout["title"] = new JsonObject { ["text"] = title });

    /// <summary>The same figure with these axis names; give the unit in parentheses.</summary>
    /// <param name="x">The name of the horizontal axis.</param>
    /// <param name="y">The name of the vertical axis.</param>
    /// <param name="z">The name of the third axis of a surface.</param>
    public Figure WithAxes(string x, string y, string? z = null) => With(layout =>
    {
        JsonObject axes = layout["scene"] as JsonObject ?? layout;
        SetAxis(axes, "xaxis", "title", new JsonObject { ["text"] = x });
        SetAxis(axes, "yaxis", "title", new JsonObject { ["text"] = y });
        if (z is not null) SetAxis(axes, "zaxis", "title", new JsonObject { ["text"] = z });
    });

    /// <summary>The same figure with a line below it that says what to see.</summary>
    public Figure WithCaption(string caption) => new(Kind, traces, layout, frames) { Caption = caption, CaptionOffset = CaptionOffset };

    /// <summary>The same figure with a vertical axis in powers of ten.</summary>
    public Figure WithLogarithmicY() => With(layout => LogarithmicAxis.Set(layout, "y", traces));

    /// <summary>The same figure with a horizontal axis in powers of ten.</summary>
    public Figure WithLogarithmicX() => With(layout => LogarithmicAxis.Set(layout, "x", traces));

    /// <summary>The same figure with another height, in pixels.</summary>
    public Figure WithHeight(int pixels) => With(layout => layout["height"] = pixels);

    /// <summary>The same figure with axes from <paramref name="xFrom"/> to <paramref name="xTo"/> and <paramref name="yFrom"/> to <paramref name="yTo"/>.</summary>
    public Figure WithRange(double xFrom, double xTo, double yFrom, double yTo) => With(layout =>
    {
        SetAxis(layout, "xaxis", "range", FigureJson.Numbers([xFrom, xTo]));
        SetAxis(layout, "yaxis", "range", FigureJson.Numbers([yFrom, yTo]));
    });

    /// <summary>A figure made with Plotly.NET, in the look of the course.</summary>
    public static Figure From(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return PlotlyNetCharts.Read(chart);
    }

    /// <summary>This figure as a Plotly.NET chart, to be combined with others or styled further.</summary>
    public GenericChart ToChart() => PlotlyNetCharts.Write(ToPlotly());

    /// <summary>The figure as Plotly JSON: <c>data</c>, <c>layout</c>, <c>frames</c> and <c>config</c>. The same figure gives the same text.</summary>
    public string ToJson() => FigureJson.Write(ToPlotly());

    /// <summary>The figure in words: kind, title, traces with their ranges, axes, caption.</summary>
    public override string ToString() => FigureDescription.Describe(Kind, ToPlotly());

    internal JsonObject ToPlotly()
    {
        JsonObject layout = this.layout.DeepClone().AsObject();
        layout["height"] ??= StandardHeight;
        if (Caption is not null) FigureCaption.Add(layout, Caption, CaptionOffset);
        layout["template"] = Template.Clone();

        var figure = new JsonObject { ["data"] = traces.DeepClone(), ["layout"] = layout };
        if (frames is not null) figure["frames"] = frames.DeepClone();
        figure["config"] = new JsonObject { ["responsive"] = true, ["displaylogo"] = false, ["modeBarButtonsToRemove"] = FigureJson.Texts(["select2d", "lasso2d", "autoScale2d", "zoomIn2d", "zoomOut2d"]) };
        return figure;
    }

    private Figure With(Action<JsonObject> change)
    {
        JsonObject layout = this.layout.DeepClone().AsObject();
        change(layout);
        return new Figure(Kind, traces, layout, frames) { Caption = Caption, CaptionOffset = CaptionOffset };
    }

    private static void SetAxis(JsonObject axes, string axis, string property, JsonNode value)
    {
        if (axes[axis] is not JsonObject existing) axes[axis] = existing = [];
        existing[property] = value;
    }
}
