using System.Globalization;
using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>Whether backpropagation computes the gradient that central differences measure.</summary>
public sealed partial class Figure
{
    /// <summary>The gradient from backpropagation beside the one from central differences, parameter by parameter.</summary>
    /// <param name="names">The names of the parameters.</param>
    /// <param name="backpropagation">The derivative of the loss by each parameter, as computed.</param>
    /// <param name="differences">The same, as measured.</param>
    public static Figure GradientCheck(IReadOnlyList<string> names, IReadOnlyList<double> backpropagation, IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(names);
        RequireSameLength(names.Count, backpropagation.Count, nameof(backpropagation), "derivatives");
        RequireSameLength(names.Count, differences.Count, nameof(differences), "derivatives");

        double[] errors = [.. backpropagation.Zip(differences, (b, d) => Math.Abs(b - d) / Math.Max(1e-12, Math.Max(Math.Abs(b), Math.Abs(d))))];
        int worst = errors.Index().MaxBy(error => error.Item).Index;
        JsonObject Bars(string name, IReadOnlyList<double> values, int series, string pattern) => new()
        {
            ["type"] = "bar",
            ["name"] = name,
            ["x"] = FigureJson.Texts(names),
            ["y"] = FigureJson.Numbers(values),
            ["marker"] = new JsonObject { ["color"] = Palette.Color(series), ["pattern"] = new JsonObject { ["shape"] = pattern, ["solidity"] = 0.25 } },
            ["customdata"] = FigureJson.Numbers(errors, 2),
            ["hovertemplate"] = "%{x}: %{y}<br>relative error %{customdata}<extra>" + name + "</extra>",
        };
        JsonObject layout = SeriesLayout(true);
        layout["barmode"] = "group";
        layout["bargap"] = 0.3;
        layout["xaxis"] = new JsonObject { ["type"] = "category", ["showgrid"] = false };
        layout["yaxis"] = new JsonObject { ["zeroline"] = true, ["zerolinecolor"] = Palette.AxisLine };
        return new Figure("Gradient check", [Bars("backpropagation", backpropagation, 0, ""), Bars("central differences", differences, 4, "/")], layout)
            .WithTitle(string.Create(CultureInfo.InvariantCulture, $"Gradient check: worst relative error {errors[worst]:0.0e+0} at {names[worst]}"))
            .WithAxes("Parameter", "∂L/∂parameter");
    }
}
