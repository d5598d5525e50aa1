using System.Globalization;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>How good a classifier is: confusion, ROC, precision and recall, calibration.</summary>
public sealed partial class Figure
{
    /// <summary>How many samples of each class were predicted as which: counts, and their share of the true class as colour.</summary>
    /// <param name="counts">k×k: rows are the true classes, columns the predicted ones.</param>
    /// <param name="classNames">The k names; or null.</param>
    public static Figure ConfusionMatrix(int[,] counts, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int classes = counts.GetLength(0);
        if (counts.GetLength(1) != classes) throw new ArgumentException($"expected as many rows as columns, got {classes}×{counts.GetLength(1)}", nameof(counts));

        string[] names = [.. Enumerable.Range(0, classes).Select(k => classNames is not null && k < classNames.Count ? classNames[k] : $"{k}")];
        double Share(int i, int j) => counts[i, j] * 100.0 / Math.Max(1, Enumerable.Range(0, classes).Sum(k => counts[i, k]));
        bool small = classes <= 5;
        string Cell(int i, int j) => small
            ? string.Create(CultureInfo.InvariantCulture, $"<b>{counts[i, j]}</b><br>{Share(i, j):0.#} %")
            : counts[i, j] == 0 ? "" : counts[i, j].ToString(CultureInfo.InvariantCulture);
        var trace = new JsonObject
        {
            ["type"] = "heatmap",
            ["x"] = FigureJson.Texts(names),
            ["y"] = FigureJson.Texts(names),
            ["z"] = FigureJson.Grid(classes, classes, Share, 3),
            ["text"] = new JsonArray([.. Enumerable.Range(0, classes).Select(i => FigureJson.Texts(Enumerable.Range(0, classes).Select(j => Cell(i, j))))]),
            ["texttemplate"] = "%{text}",
            ["textfont"] = new JsonObject { ["size"] = small ? 15 : 12 },
            ["zmin"] = 0,
            ["zmax"] = 100,
            ["xgap"] = 2,
            ["ygap"] = 2,
            ["colorscale"] = FigureJson.ColorScale(Palette.Sequential),
            ["colorbar"] = new JsonObject { ["title"] = new JsonObject { ["text"] = "Share of the true class, %" } },
            ["hovertemplate"] = "true %{y}, predicted %{x}: %{text}<extra></extra>",
        };
        JsonObject Category() => new() { ["type"] = "category", ["showgrid"] = false, ["showline"] = false, ["tickcolor"] = Palette.Paper };
        JsonObject yAxis = Category();
        yAxis["autorange"] = "reversed";
        var layout = new JsonObject
        {
            ["height"] = Math.Max(400, 180 + (34 * classes)),
            ["margin"] = new JsonObject { ["t"] = 48 },
            ["xaxis"] = Category(),
            ["yaxis"] = yAxis,
        };
        return new Figure("Confusion matrix", [trace], layout).WithTitle("Confusion matrix").WithAxes("Predicted class", "True class");
    }

    /// <summary>True against false positives over all thresholds (the receiver operating characteristic), with the line of chance.</summary>
    /// <param name="falsePositiveRate">The part of the negatives called positive, per threshold.</param>
    /// <param name="truePositiveRate">The part of the positives found, per threshold.</param>
    /// <param name="areaUnderCurve">The area under the curve, shown in the legend; or null.</param>
    public static Figure RocCurve(IReadOnlyList<double> falsePositiveRate, IReadOnlyList<double> truePositiveRate, double? areaUnderCurve = null)
    {
        string name = areaUnderCurve is { } area ? string.Create(CultureInfo.InvariantCulture, $"network (area {area:0.000})") : "network";
        return RateFigure("ROC curve", CurveTrace(name, falsePositiveRate, truePositiveRate), ReferenceTrace("chance", [0, 1], [0, 1]))
            .WithTitle("ROC curve").WithAxes("False positive rate", "True positive rate (recall)");
    }

    /// <summary>Precision against recall over all thresholds, with the precision of calling everything positive.</summary>
    /// <param name="recall">The part of the positives found, per threshold.</param>
    /// <param name="precision">The part of the positive calls that are right, per threshold.</param>
    /// <param name="prevalence">The part of the samples that are positive; or null.</param>
    public static Figure PrecisionRecallCurve(IReadOnlyList<double> recall, IReadOnlyList<double> precision, double? prevalence = null)
    {
        JsonObject[] reference = prevalence is { } part ? [ReferenceTrace("everything called positive", [0, 1], [part, part])] : [];
        return RateFigure("Precision and recall", [CurveTrace("network", recall, precision), .. reference])
            .WithTitle("Precision and recall").WithAxes("Recall", "Precision");
    }

    /// <summary>How often a prediction of p % comes true: on the diagonal, probabilities can be believed.</summary>
    /// <param name="predicted">The mean predicted probability of each bin.</param>
    /// <param name="observed">The part of the bin's samples that are positive.</param>
    /// <param name="counts">The number of samples in each bin, shown as the size of its mark; or null.</param>
    public static Figure Calibration(IReadOnlyList<double> predicted, IReadOnlyList<double> observed, IReadOnlyList<int>? counts = null)
    {
        JsonObject trace = CurveTrace("network", predicted, observed);
        trace["mode"] = "lines+markers";
        if (counts is { Count: > 0 })
        {
            double most = counts.Max();
            trace["marker"]!["size"] = FigureJson.Numbers(counts.Select(count => 6 + (16 * Math.Sqrt(count / most))), 3);
            trace["text"] = FigureJson.Texts(counts.Select(count => $"{count} samples"));
        }
        return RateFigure("Calibration", trace, ReferenceTrace("perfectly calibrated", [0, 1], [0, 1]))
            .WithTitle("Calibration").WithAxes("Predicted probability", "Observed frequency");
    }

    /// <summary>A matrix as colours: blue below zero, vermilion above; or light to dark where nothing is negative.</summary>
    /// <param name="matrix">The matrix; its first row is at the top.</param>
    /// <param name="rowNames">Names of the rows; or null.</param>
    /// <param name="columnNames">Names of the columns; or null.</param>
    public static Figure Heatmap(Matrix<double> matrix, IReadOnlyList<string>? rowNames = null, IReadOnlyList<string>? columnNames = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        bool signed = matrix.Enumerate().Any(value => value < 0);
        double most = Math.Max(1e-300, matrix.Enumerate().Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max());
        var trace = new JsonObject
        {
            ["type"] = "heatmap",
            ["z"] = FigureJson.Grid(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[i, j], 4),
            ["colorscale"] = FigureJson.ColorScale(signed ? Palette.Diverging : Palette.Sequential),
            ["zmin"] = FigureJson.Number(signed ? -most : 0),
            ["zmax"] = FigureJson.Number(most),
        };
        if (rowNames is not null) trace["y"] = FigureJson.Texts(rowNames);
        if (columnNames is not null) trace["x"] = FigureJson.Texts(columnNames);
        if (matrix.RowCount * matrix.ColumnCount <= 120) trace["texttemplate"] = "%{z:.3~g}";
        var layout = new JsonObject
        {
            ["margin"] = new JsonObject { ["t"] = 48 },
            ["xaxis"] = new JsonObject { ["showgrid"] = false },
            ["yaxis"] = new JsonObject { ["autorange"] = "reversed", ["showgrid"] = false },
        };
        return new Figure("Heat map", [trace], layout);
    }

    private static JsonObject CurveTrace(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        JsonObject trace = LineTrace(name, [.. x], y, 0);
        trace["mode"] = "lines";
        trace["line"]!["width"] = 2.5;
        return trace;
    }

    private static JsonObject ReferenceTrace(string name, double[] x, double[] y)
    {
        JsonObject trace = LineTrace(name, x, y, 0);
        trace["mode"] = "lines";
        trace["line"] = new JsonObject { ["color"] = Palette.Grey, ["dash"] = "dash", ["width"] = 1.5 };
        return trace;
    }

    private static Figure RateFigure(string kind, params JsonObject[] traces)
    {
        JsonObject layout = SeriesLayout(true);
        layout["height"] = 460;
        layout["xaxis"] = new JsonObject { ["range"] = FigureJson.Numbers([-0.02, 1.02]) };
        layout["yaxis"] = new JsonObject { ["range"] = FigureJson.Numbers([-0.02, 1.03]) };
        return new Figure(kind, new JsonArray([.. traces]), layout);
    }
}
