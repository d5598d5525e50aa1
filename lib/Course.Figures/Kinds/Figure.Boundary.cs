using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>What a classifier of two features has learned, as regions in their plane.</summary>
public sealed partial class Figure
{
    /// <summary>The plane of two features coloured by the predicted class, with the samples in it.</summary>
    /// <param name="predict">Takes points as columns (2×N), returns probabilities: 1×N of class 1, or k×N of each class.</param>
    /// <param name="features">The samples, 2×N.</param>
    /// <param name="labels">The class of each sample: 0, 1, ...</param>
    /// <param name="featureNames">The names of the two axes; or null.</param>
    /// <param name="classNames">The names of the classes; or null.</param>
    /// <exception cref="ArgumentException">There are not two features, or not one label per sample.</exception>
    public static Figure DecisionBoundary(
        Func<Matrix<double>, Matrix<double>> predict,
        Matrix<double> features,
        IReadOnlyList<int> labels,
        IReadOnlyList<string>? featureNames = null,
        IReadOnlyList<string>? classNames = null)
    {
        var recorder = new BoundaryRecorder(features, labels, featureNames, classNames);
        recorder.Record(0, predict);
        BoundaryGrid grid = recorder.Grid;
        JsonArray traces = [BoundaryTrace(recorder, recorder.Snapshots[0])];
        if (recorder.ClassCount == 2) traces.Add((JsonNode)HalfLine(grid, recorder.Snapshots[0].Values));
        foreach (JsonObject samples in recorder.SampleTraces()) traces.Add((JsonNode)samples);
        return new Figure("Decision boundary", traces, BoundaryLayout(recorder)).WithTitle("Decision boundary");
    }

    /// <summary>The decision boundary after each recorded epoch, with a play button and a slider.</summary>
    /// <param name="recorder">What a training callback has recorded (see <see cref="BoundaryRecorder"/>).</param>
    /// <exception cref="ArgumentException">Nothing was recorded.</exception>
    public static Figure BoundaryOverEpochs(BoundaryRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        if (recorder.Snapshots.Count == 0) throw new ArgumentException("expected at least one recorded epoch, got none: call recorder.Record(epoch, network) in a training callback", nameof(recorder));

        BoundarySnapshot last = recorder.Snapshots[^1];
        JsonArray traces = [BoundaryTrace(recorder, last), .. recorder.SampleTraces()];
        var frames = new JsonArray([.. recorder.Snapshots.Select(snapshot => new JsonObject
        {
            ["name"] = Animation.Name(snapshot.Epoch),
            ["data"] = new JsonArray(new JsonObject { ["z"] = recorder.Grid.Rows(snapshot.Values) }),
            ["traces"] = new JsonArray(0),
        })]);
        JsonObject layout = BoundaryLayout(recorder);
        Animation.AddControls(layout, [.. recorder.Snapshots.Select(snapshot => snapshot.Epoch)], "Epoch ");
        return new Figure("Decision boundary over the epochs", traces, layout, frames) { CaptionOffset = Animation.CaptionOffset }
            .WithTitle("Decision boundary over the epochs");
    }

    private static JsonObject BoundaryTrace(BoundaryRecorder recorder, BoundarySnapshot snapshot)
    {
        BoundaryGrid grid = recorder.Grid;
        var trace = new JsonObject
        {
            ["x"] = FigureJson.Numbers(grid.X, 4),
            ["y"] = FigureJson.Numbers(grid.Y, 4),
            ["z"] = grid.Rows(snapshot.Values),
        };
        if (snapshot.ClassCount > 2)
        {
            trace["type"] = "heatmap";
            trace["zmin"] = -0.5;
            trace["zmax"] = snapshot.ClassCount - 0.5;
            trace["colorscale"] = ClassScale(snapshot.ClassCount);
            trace["opacity"] = 0.35;
            trace["showscale"] = false;
            trace["hoverinfo"] = "skip";
            return trace;
        }
        trace["type"] = "contour";
        trace["zmin"] = 0;
        trace["zmax"] = 100;
        trace["contours"] = new JsonObject { ["start"] = 10, ["end"] = 90, ["size"] = 10, ["showlines"] = false };
        trace["colorscale"] = FigureJson.ColorScale(Palette.Boundary);
        trace["colorbar"] = new JsonObject { ["title"] = new JsonObject { ["text"] = $"P({recorder.ClassName(1)}), %" }, ["tickvals"] = FigureJson.Numbers([0, 25, 50, 75, 100]) };
        trace["hovertemplate"] = $"%{{z}} % {recorder.ClassName(1)}<extra></extra>";
        return trace;
    }

    /// <summary>The line where both classes are equally likely.</summary>
    private static JsonObject HalfLine(BoundaryGrid grid, int[] percent) => new()
    {
        ["type"] = "contour",
        ["name"] = "50 %",
        ["x"] = FigureJson.Numbers(grid.X, 4),
        ["y"] = FigureJson.Numbers(grid.Y, 4),
        ["z"] = grid.Rows(percent),
        ["contours"] = new JsonObject { ["start"] = 50, ["end"] = 50, ["size"] = 1, ["coloring"] = "none" },
        ["line"] = new JsonObject { ["color"] = Palette.Ink, ["width"] = 2 },
        ["showscale"] = false,
        ["showlegend"] = false,
        ["hoverinfo"] = "skip",
    };

    private static JsonArray ClassScale(int classes) => new([.. Enumerable.Range(0, classes).SelectMany(c => new JsonNode[]
    {
        new JsonArray((double)c / classes, Palette.Color(c)),
        new JsonArray((double)(c + 1) / classes, Palette.Color(c)),
    })]);

    private static JsonObject BoundaryLayout(BoundaryRecorder recorder) => new()
    {
        ["showlegend"] = true,
        ["height"] = 500,
        ["xaxis"] = PlaneAxis(recorder.FeatureNames[0], recorder.Grid.X),
        ["yaxis"] = PlaneAxis(recorder.FeatureNames[1], recorder.Grid.Y),
    };

    private static JsonObject PlaneAxis(string title, double[] values) => new()
    {
        ["title"] = new JsonObject { ["text"] = title },
        ["range"] = FigureJson.Numbers([values[0], values[^1]]),
        ["showgrid"] = false,
    };
}
