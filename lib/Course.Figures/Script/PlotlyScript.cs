using System.Reflection;

namespace Course.Figures;

/// <summary>
/// plotly.js and the script that draws figures with it, as one output of a notebook: shown once, by the setup cell, so that
/// every figure works without network and none carries 3.6 MB of its own.
/// </summary>
/// <remarks>
/// Inside, <c>define</c>, <c>module</c> and <c>exports</c> are undefined: where a page has require.js (classic Notebook,
/// pages made by nbconvert), plotly.js would otherwise register itself as an anonymous module and be lost.
/// The HTML starts with <see cref="TransientMarker"/>: whoever saves a notebook for others leaves such outputs out.
/// </remarks>
public sealed class PlotlyScript
{
    /// <summary>The comment that an output's <c>text/html</c> starts with when it serves the running session only and must not be committed.</summary>
    public const string TransientMarker = "<!-- course:transient -->";

    private const string PlotlyResource = "Plotly.NET.plotly-2.28.0.min.js";

    internal PlotlyScript()
    {
    }

    /// <summary>plotly.js as it is embedded in Plotly.NET, unchanged.</summary>
    public static string ReadPlotly() => Read(typeof(Plotly.NET.GenericChart).Assembly, PlotlyResource);

    /// <summary>The script that draws a figure: captions, dark pages, accessibility.</summary>
    public static string ReadFigures() => Read(typeof(PlotlyScript).Assembly, "figures.js");

    /// <summary>The two scripts as HTML.</summary>
    public static string ToHtml() => $$"""
        {{TransientMarker}}<script>
        if (!window.Plotly) (function (define, module, exports) {
        {{ReadPlotly()}}
        }).call(window);
        {{ReadFigures()}}
        </script>
        """;

    /// <inheritdoc/>
    public override string ToString() => "Figures are ready (plotly.js 2.28.0, no network needed).";

    private static string Read(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} {assembly.GetName().Version} has no resource {resource}; the figures were built for Plotly.NET 6.0.0.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
