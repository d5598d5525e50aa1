using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Figures;

/// <summary>
/// How figures become JSON: numbers rounded to a few significant digits, so that the same data always give the same
/// bytes and a chapter stays small; whole numbers kept as they are; NaN and infinities as <c>null</c>, Plotly's gap.
/// </summary>
internal static class FigureJson
{
    /// <summary>Enough for a screen: a coordinate's error is below a hundredth of a pixel.</summary>
    internal const int SignificantDigits = 5;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text; <c>&lt;</c> is escaped, so that it can stand inside a script element.</summary>
    internal static string Write(JsonNode node) => node.ToJsonString(Options).Replace("<", "\\u003C", StringComparison.Ordinal);

    internal static JsonNode? Number(double value, int digits = SignificantDigits)
    {
        if (!double.IsFinite(value)) return null;
        return Math.Abs(value) < 1e15 && value == Math.Truncate(value)
            ? JsonValue.Create((long)value)
            : JsonValue.Create(Round(value, digits));
    }

    internal static JsonArray Numbers(IEnumerable<double> values, int digits = SignificantDigits) =>
        new([.. values.Select(value => Number(value, digits))]);

    internal static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);

    /// <summary>Rows of a heat map or a surface.</summary>
    internal static JsonArray Grid(int rows, int columns, Func<int, int, double> value, int digits = SignificantDigits) =>
        new([.. Enumerable.Range(0, rows).Select(i => (JsonNode)Numbers(Enumerable.Range(0, columns).Select(j => value(i, j)), digits))]);

    internal static JsonArray ColorScale((double At, string Color)[] stops) =>
        new([.. stops.Select(stop => (JsonNode)new JsonArray(stop.At, stop.Color))]);

    /// <summary>Rounds every fractional number in a tree that somebody else wrote (a Plotly.NET chart).</summary>
    internal static JsonNode? Rounded(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Select(member => KeyValuePair.Create(member.Key, Rounded(member.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Rounded)]),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => Number(v.GetValue<double>()),
        _ => node?.DeepClone(),
    };

    internal static double Round(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value)) return value;
        int decimals = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (decimals is < 0 or > 15) return double.Parse(value.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

        double scale = Math.Pow(10, decimals);
        double rounded = Math.Round(value * scale) / scale;
        return rounded == 0 ? 0 : rounded;
    }
}
