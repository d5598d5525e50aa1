using System.Numerics;
using System.Text;

namespace Course;

/// <summary>A network as an aligned table: its layers, the shapes of their outputs, their parameters.</summary>
internal static class NetworkTable
{
    public static string Format<T>(Network<T> network) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int? size = network.Layers[0].InputSize;
        var rows = new List<(string Number, string Layer, string Shape, string Parameters)> { ("", "layer", "output", "parameters"), ("", "input", Shape(size), "") };
        foreach (var layer in network.Layers)
        {
            size = layer.OutputSize ?? size;
            int count = layer.Parameters.Sum(parameter => parameter.Count);
            rows.Add(((rows.Count - 1).ToString(), layer.ToString(), Shape(size), count == 0 ? "" : $"{count:N0}"));
        }

        rows.Add(("", "total", "", $"{network.ParameterCount:N0}"));
        int number = rows.Max(row => row.Number.Length), name = rows.Max(row => row.Layer.Length), shape = rows.Max(row => row.Shape.Length), parameters = rows.Max(row => row.Parameters.Length);
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append($"{row.Number.PadLeft(number)}  {row.Layer.PadRight(name)}  {row.Shape.PadLeft(shape)}  {row.Parameters.PadLeft(parameters)}".TrimEnd()).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    private static string Shape(int? rows) => $"{rows?.ToString() ?? "m"}×N";
}
