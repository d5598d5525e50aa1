using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>Figures about a training run.</summary>
public sealed partial class Figure
{
    /// <summary>The loss per epoch on the training data and, where given, on the validation data, whose best epoch is marked.</summary>
    /// <param name="trainingLoss">The loss after epoch 1, 2, ...</param>
    /// <param name="validationLoss">The same on data that the network was not trained on; or null.</param>
    public static Figure LearningCurves(IReadOnlyList<double> trainingLoss, IReadOnlyList<double>? validationLoss = null)
    {
        double[] epochs = Steps(trainingLoss.Count);
        var traces = new JsonArray(LineTrace("training", epochs, trainingLoss, 0));
        if (validationLoss is { Count: > 0 })
        {
            traces.Add(LineTrace("validation", epochs, validationLoss, 1));
            int best = Enumerable.Range(0, validationLoss.Count).Where(i => double.IsFinite(validationLoss[i])).MinBy(i => validationLoss[i]);
            traces.Add(PointTrace($"best epoch ({best + 1})", epochs[best], validationLoss[best], "star", Palette.Vermilion));
        }
        return new Figure("Learning curves", traces, SeriesLayout(true)).WithTitle("Learning curves").WithAxes("Epoch", "Loss");
    }

    private static JsonObject PointTrace(string name, double x, double y, string mark, string color) => new JsonObject
    {
        ["type"] = "scatter",
        ["mode"] = "markers",
        ["name"] = name,
        ["x"] = FigureJson.Numbers([x]),
        ["y"] = FigureJson.Numbers([y]),
        ["marker"] = new JsonObject
        {
            ["symbol"] = mark,
            ["size"] = 14,
            ["color"] = color,
            ["line"] = new JsonObject { ["color"] = Palette.Paper, ["width"] = 1.5 },
        },
    };
}
