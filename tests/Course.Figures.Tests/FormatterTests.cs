using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using Chart = Plotly.NET.CSharp.Chart;

namespace Course.Figures.Tests;

/// <summary>A figure and a Plotly.NET chart become one mime bundle that needs no network.</summary>
public sealed class FormatterTests
{
    private static readonly string[] Expected = ["application/vnd.plotly.v1+json", "text/html", "text/plain"];

    public FormatterTests() => CourseFormatters.Register();

    [Fact]
    public void A_figure_has_json_html_and_words()
    {
        Figure figure = Figure.LearningCurves([0.7, 0.4, 0.3], [0.8, 0.5, 0.6]).WithCaption("The validation loss turns after epoch 2.");

        Assert.Equal(Expected, Formatter.GetPreferredMimeTypesFor(typeof(Figure)));
        using var json = JsonDocument.Parse(figure.ToDisplayString("application/vnd.plotly.v1+json"));
        Assert.Equal(3, json.RootElement.GetProperty("data").GetArrayLength());
        string words = figure.ToDisplayString("text/plain");
        Assert.Contains("Learning curves", words, StringComparison.Ordinal);
        Assert.Contains("x axis: Epoch from 1 to 3.", words, StringComparison.Ordinal);
        Assert.Contains("line \"training\": 3 values from 0.3 to 0.7.", words, StringComparison.Ordinal);
        Assert.Contains("The validation loss turns after epoch 2.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_html_of_a_figure_refers_to_nothing_outside_the_page()
    {
        string html = Figure.Line([1, 2, 3]).ToDisplayString("text/html");

        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.True(html.Length < 8000, $"{html.Length} characters");
    }

    [Fact]
    public void A_chart_made_with_Plotly_NET_gets_the_look_of_the_course()
    {
        Plotly.NET.GenericChart chart = Chart.Line<double, double, string>(new double[] { 1, 2, 3 }, new double[] { 1, 2, 1.0 / 3 }, Name: "a line");

        Assert.Equal(Expected, Formatter.GetPreferredMimeTypesFor(chart.GetType()));
        using var json = JsonDocument.Parse(chart.ToDisplayString("application/vnd.plotly.v1+json"));
        JsonElement root = json.RootElement;
        Assert.Equal("0.33333", root.GetProperty("data")[0].GetProperty("y")[2].GetRawText());
        Assert.Equal(Palette.Blue, root.GetProperty("layout").GetProperty("template").GetProperty("layout").GetProperty("colorway")[0].GetString());
        Assert.False(root.GetProperty("layout").TryGetProperty("width", out _));
        Assert.Contains("line \"a line\": 3 values from 0.3333 to 2.", chart.ToDisplayString("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_becomes_a_Plotly_NET_chart_and_back_without_loss()
    {
        Figure figure = Figure.LearningCurves([0.7, 0.4, 0.3]);

        Assert.Equal(figure.ToJson(), Figure.From(figure.ToChart()).ToJson());
    }

    [Fact]
    public void The_same_data_give_the_same_bytes()
    {
        static string Html() => Figure.LearningCurves([1 / 3.0, 0.2, 1e-9 / 7], [0.5, double.NaN, 0.25]).ToDisplayString("text/html");

        Assert.Equal(Html(), Html());
    }

    [Fact]
    public void The_scripts_are_marked_as_serving_the_running_session_only()
    {
        string html = CourseFormatters.Register().ToDisplayString("text/html");

        Assert.StartsWith(PlotlyScript.TransientMarker, html, StringComparison.Ordinal);
        Assert.Contains("plotly.js v2.28.0", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("</script>").Length - 1);
    }
}
