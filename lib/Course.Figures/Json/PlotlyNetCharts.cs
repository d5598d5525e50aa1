using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Newtonsoft.Json;
using Plotly.NET;

namespace Course.Figures;

/// <summary>The bridge between our JSON and Plotly.NET's charts; nothing else in the library starts Plotly.NET.</summary>
internal static class PlotlyNetCharts
{
    /// <summary>What Plotly.NET writes when the learner asked for no size.</summary>
    private const int DefaultSize = 600;

    private static bool s_templateReplaced;

    internal static Figure Read(GenericChart chart)
    {
        // Plotly.NET puts a copy of its own template into every chart, which takes 130 to 170 ms and is replaced by ours below.
        // Setting it costs nothing once the first chart has been made, and much before.
        if (!s_templateReplaced)
        {
            s_templateReplaced = true;
            Defaults.DefaultTemplate = new Plotly.NET.Template();
        }

        JsonObject json = FigureJson.Rounded(JsonNode.Parse(GenericChart.toFigureJson(chart)))!.AsObject();
        JsonObject layout = Detach<JsonObject>(json, "layout") ?? [];
        layout.Remove("template");
        if (Size(layout, "width") == DefaultSize && Size(layout, "height") == DefaultSize)
        {
            layout.Remove("width");
            layout.Remove("height");
        }
        JsonArray traces = Detach<JsonArray>(json, "data") ?? [];
        JsonArray? frames = Detach<JsonArray>(json, "frames");
        return new Figure(FigureDescription.KindOf(traces), traces, layout, frames is { Count: > 0 } ? frames : null);
    }

    internal static GenericChart Write(JsonObject plotly)
    {
        Trace[] traces = [.. plotly["data"]!.AsArray().Select(node => node!.AsObject()).Select(node =>
            Fill(new Trace(node["type"]?.GetValue<string>() ?? "scatter"), node))];
        var layout = Fill(new Layout(), plotly["layout"]!.AsObject());
        return GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, ListModule.OfSeq(traces)));
    }

    private static TObject Fill<TObject>(TObject target, JsonObject source)
        where TObject : DynamicObj.DynamicObj
    {
        foreach ((string name, JsonNode? value) in source)
        {
            if (value is not null) target.SetProperty(name, JsonConvert.DeserializeObject(value.ToJsonString())!);
        }
        return target;
    }

    private static int? Size(JsonObject layout, string side) => layout[side] is JsonValue value && value.TryGetValue(out long pixels) ? (int)pixels : null;

    private static TNode? Detach<TNode>(JsonObject parent, string name)
        where TNode : JsonNode
    {
        var node = parent[name] as TNode;
        parent.Remove(name);
        return node;
    }
}
