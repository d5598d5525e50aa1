using System.Globalization;
using System.Text;

namespace Course.Benchmarks;

/// <summary>The growth curves as an SVG picture: a panel for each, both axes logarithmic, beside each a line with the slope that arithmetic alone would have.</summary>
internal static class GrowthChart
{
    private const int PanelWidth = 300, PanelHeight = 250, Left = 62, Right = 14, Top = 40, Bottom = 42;

    /// <summary>The picture.</summary>
    public static string Draw(IReadOnlyList<GrowthSeries> series)
    {
        int columns = Math.Min(3, series.Count), rows = (series.Count + columns - 1) / columns;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * PanelWidth} {rows * PanelHeight}" font-family="system-ui, sans-serif" font-size="11" fill="#333">""");
        svg.Append('\n').Append("""<rect width="100%" height="100%" fill="white"/>""").Append('\n');
        for (int i = 0; i < series.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<g transform="translate({i % columns * PanelWidth} {i / columns * PanelHeight})">""").Append('\n');
            DrawPanel(svg, series[i]);
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawPanel(StringBuilder svg, GrowthSeries series)
    {
        var (xLow, xHigh) = Decades(series.Points.Select(point => point.Size));
        var (yLow, yHigh) = Decades(series.Points.Select(point => point.Microseconds));
        double X(double size) => Left + (Math.Log10(size) - xLow) / (xHigh - xLow) * (PanelWidth - Left - Right);
        double Y(double time) => PanelHeight - Bottom - (Math.Log10(time) - yLow) / (yHigh - yLow) * (PanelHeight - Top - Bottom);

        Text(svg, Left, 16, "start", series.Name, "font-weight=\"bold\" font-size=\"12\"");
        Text(svg, Left, 31, "start", series.What);
        for (int decade = xLow; decade <= xHigh; decade++)
        {
            Line(svg, X(Math.Pow(10, decade)), Top, X(Math.Pow(10, decade)), PanelHeight - Bottom, "#e4e4e4");
            Text(svg, X(Math.Pow(10, decade)), PanelHeight - Bottom + 16, "middle", Power(decade));
        }

        for (int decade = yLow; decade <= yHigh; decade++)
        {
            Line(svg, Left, Y(Math.Pow(10, decade)), PanelWidth - Right, Y(Math.Pow(10, decade)), "#e4e4e4");
            Text(svg, Left - 6, Y(Math.Pow(10, decade)) + 4, "end", Power(decade) + " µs");
        }

        Text(svg, (Left + PanelWidth - Right) / 2.0, PanelHeight - 8, "middle", series.Name);
        DrawExpectation(svg, series, X, Y, Math.Pow(10, yLow));
        svg.Append("<polyline fill=\"none\" stroke=\"#1f6fb4\" stroke-width=\"2\" points=\"").AppendJoin(' ', series.Points.Select(point => $"{Coordinate(X(point.Size))},{Coordinate(Y(point.Microseconds))}")).Append("\"/>\n");
        foreach (var point in series.Points)
            svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{Coordinate(X(point.Size))}" cy="{Coordinate(Y(point.Microseconds))}" r="3" fill="#1f6fb4"/>""").Append('\n');
    }

    // Through the last point, down to the lower edge of the panel.
    private static void DrawExpectation(StringBuilder svg, GrowthSeries series, Func<double, double> x, Func<double, double> y, double lowest)
    {
        var (first, last) = (series.Points[0], series.Points[^1]);
        double start = Math.Max(first.Size, last.Size * Math.Pow(lowest / last.Microseconds, 1 / series.Expected));
        double time = last.Microseconds * Math.Pow(start / last.Size, series.Expected);
        Line(svg, x(start), y(time), x(last.Size), y(last.Microseconds), "#d97a2b", "stroke-dasharray=\"5 4\"");
    }

    private static (int Low, int High) Decades(IEnumerable<double> values)
    {
        double[] logarithms = [.. values.Select(Math.Log10)];
        return ((int)Math.Floor(logarithms.Min()), (int)Math.Ceiling(logarithms.Max()));
    }

    private static string Power(int decade) => decade switch { 0 => "1", 1 => "10", 2 => "100", -1 => "0.1", _ => "10" + string.Concat(decade.ToString(CultureInfo.InvariantCulture).Select(Superscript)) };

    private static char Superscript(char digit) => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0'];

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, string color, string more = "") =>
        svg.Append($"""<line x1="{Coordinate(x1)}" y1="{Coordinate(y1)}" x2="{Coordinate(x2)}" y2="{Coordinate(y2)}" stroke="{color}" {more}/>""").Append('\n');

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text, string more = "") =>
        svg.Append($"""<text x="{Coordinate(x)}" y="{Coordinate(y)}" text-anchor="{anchor}" {more}>{text}</text>""").Append('\n');

    private static string Coordinate(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
}
