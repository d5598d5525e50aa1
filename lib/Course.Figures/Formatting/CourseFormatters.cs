using System.Net;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace Course.Figures;

/// <summary>How the course's values look in a notebook: figures, charts, matrices, networks and what training returns.</summary>
public static class CourseFormatters
{
    /// <summary>Plotly's own mime type, drawn natively by front ends that know it.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>
    /// Registers every formatter with Microsoft.DotNet.Interactive.Formatting; calling it again changes nothing.
    /// </summary>
    /// <returns>The scripts that figures need; display them once per notebook: <c>display(CourseFormatters.Register());</c></returns>
    public static PlotlyScript Register()
    {
        RegisterFigures();
        RegisterNumbers();
        RegisterTexts();
        return new PlotlyScript();
    }

    private static void RegisterFigures()
    {
        Register<Figure>(
            (PlotlyMimeType, figure => figure.ToJson()),
            (HtmlFormatter.MimeType, FigureHtml.Write),
            (PlainTextFormatter.MimeType, figure => figure.ToString()));
        Register<GenericChart>(
            (PlotlyMimeType, chart => Figure.From(chart).ToJson()),
            (HtmlFormatter.MimeType, chart => FigureHtml.Write(Figure.From(chart))),
            (PlainTextFormatter.MimeType, chart => Figure.From(chart).ToString()));
        Register<PlotlyScript>(
            (HtmlFormatter.MimeType, _ => PlotlyScript.ToHtml()),
            (PlainTextFormatter.MimeType, script => script.ToString()));
    }

    private static void RegisterNumbers()
    {
        Register<Matrix<double>>((HtmlFormatter.MimeType, MatrixTable.ToHtml), (PlainTextFormatter.MimeType, MatrixTable.ToText));
        Register<Matrix<float>>((HtmlFormatter.MimeType, MatrixTable.ToHtml), (PlainTextFormatter.MimeType, MatrixTable.ToText));
        Register<Vector<double>>((HtmlFormatter.MimeType, MatrixTable.ToHtml), (PlainTextFormatter.MimeType, MatrixTable.ToText));
        Register<Vector<float>>((HtmlFormatter.MimeType, MatrixTable.ToHtml), (PlainTextFormatter.MimeType, MatrixTable.ToText));
    }

    // What prints itself as an aligned text is shown as that text, in the page as in a terminal.
    private static void RegisterTexts()
    {
        foreach (Type type in (Type[])[typeof(Network<>), typeof(Layer<>), typeof(Loss<>), typeof(Optimizer<>), typeof(Dataset<>), typeof(AffineScaler<>), typeof(History), typeof(ConfusionMatrix)])
        {
            Formatter.Register(type, (value, writer) => writer.Write(value), PlainTextFormatter.MimeType);
            Formatter.Register(type, (value, writer) => writer.Write($"<pre>{WebUtility.HtmlEncode(value.ToString())}</pre>"), HtmlFormatter.MimeType);
            Formatter.SetPreferredMimeTypesFor(type, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        }
    }

    /// <summary>Registers one value's representations; all of them go into the mime bundle, in this order.</summary>
    private static void Register<TValue>(params (string MimeType, Func<TValue, string> Write)[] representations)
    {
        foreach ((string mimeType, Func<TValue, string> write) in representations) Formatter.Register(write, mimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(TValue), [.. representations.Select(representation => representation.MimeType)]);
    }
}
