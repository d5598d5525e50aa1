using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>Several small charts in rows and columns of one figure: their axes and their headings.</summary>
internal sealed class Panels(int rows, int columns, double gapX = 0.06, double gapY = 0.16, int headingSize = 13)
{
    internal JsonObject Layout { get; } = new() { ["showlegend"] = false, ["annotations"] = new JsonArray() };

    /// <summary>Adds the axes of one panel with a heading above it.</summary>
    /// <returns>The references that the panel's traces carry as <c>xaxis</c> and <c>yaxis</c>.</returns>
    internal (string X, string Y) Add(int row, int column, string heading, JsonObject? xAxis = null, JsonObject? yAxis = null)
    {
        int number = (row * columns) + column + 1;
        string suffix = number == 1 ? "" : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        double width = (1 - (gapX * (columns - 1))) / columns;
        double height = (1 - (gapY * (rows - 1))) / rows;
        double left = column * (width + gapX);
        double bottom = 1 - (row * (height + gapY)) - height;

        xAxis ??= [];
        yAxis ??= [];
        xAxis["domain"] = FigureJson.Numbers([left, left + width]);
        xAxis["anchor"] = "y" + suffix;
        yAxis["domain"] = FigureJson.Numbers([Math.Max(0, bottom), bottom + height]);
        yAxis["anchor"] = "x" + suffix;
        Layout["xaxis" + suffix] = xAxis;
        Layout["yaxis" + suffix] = yAxis;
        if (heading.Length > 0)
        {
            Layout["annotations"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["text"] = heading,
                ["xref"] = "paper",
                ["yref"] = "paper",
                ["x"] = FigureJson.Number(left),
                ["y"] = FigureJson.Number(bottom + height),
                ["xanchor"] = "left",
                ["yanchor"] = "bottom",
                ["yshift"] = 2,
                ["showarrow"] = false,
                ["font"] = new JsonObject { ["size"] = headingSize },
            });
        }
        return ("x" + suffix, "y" + suffix);
    }

    /// <summary>Adds one name for the horizontal axes of all panels, so many pixels below the middle of the grid.</summary>
    internal void AddNameBelow(string name, int distance) => Layout["annotations"]!.AsArray().Add((JsonNode)new JsonObject
    {
        ["text"] = name,
        ["xref"] = "paper",
        ["yref"] = "paper",
        ["x"] = 0.5,
        ["y"] = 0,
        ["xanchor"] = "center",
        ["yanchor"] = "top",
        ["yshift"] = -distance,
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = 15 },
    });
}
