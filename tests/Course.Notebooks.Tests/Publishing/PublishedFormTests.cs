using System.Text.Json.Nodes;
using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;
using Course.Notebooks.Pictures;
using Course.Notebooks.Publishing;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Publishing;

/// <summary>What is kept of a notebook's figures for readers.</summary>
public sealed class PublishedFormTests
{
    private const string FigureHtml = "<div class=\"js-plotly-plot\" style=\"height:100px;background:#0072B2\"><svg class=\"main-svg\"></svg></div>";

    [Fact]
    public void A_figure_that_has_not_changed_keeps_its_picture_and_loses_its_html()
    {
        NotebookDocument saved = Notebook(1, picture: "cGljdHVyZQ==");
        NotebookDocument executed = Notebook(1);

        Assert.Equal(0, PublishedForm.Apply(executed, saved));

        JsonNode output = Assert.Single(executed.Cells[0].Outputs)!;
        Assert.Equal("cGljdHVyZQ==", (string?)output["data"]!["image/png"]);
        Assert.Equal("A bar.", (string?)output["metadata"]!["image/png"]!["alt"]);
        Assert.Null(output["data"]!["text/html"]);
        Assert.Equal("A bar.", (string?)output["data"]!["text/plain"]);
    }

    [Fact]
    public void A_figure_that_has_changed_gets_no_old_picture_and_keeps_its_html()
    {
        NotebookDocument executed = Notebook(2);

        Assert.Equal(1, PublishedForm.Apply(executed, Notebook(1, picture: "cGljdHVyZQ==")));

        JsonNode output = Assert.Single(executed.Cells[0].Outputs)!;
        Assert.Null(output["data"]!["image/png"]);
        Assert.Equal(FigureHtml, (string?)output["data"]!["text/html"]);
    }

    [Fact]
    public async Task A_picture_is_taken_of_what_the_figures_html_draws_and_stays_when_taken_again()
    {
        Assert.SkipUnless(BrowserLocator.Find() is not null, BrowserLocator.NotFoundMessage);
        await using var browser = await HeadlessBrowser.StartAsync(BrowserLocator.Find()!, TestContext.Current.CancellationToken);
        NotebookDocument first = Notebook(1), second = Notebook(1);

        Assert.Equal(1, await FigurePictures.TakeAsync(first, null, browser, TestContext.Current.CancellationToken));
        Assert.Equal(0, await FigurePictures.TakeAsync(second, first, browser, TestContext.Current.CancellationToken));

        JsonNode data = second.Cells[0].Outputs[1]!["data"]!;
        Picture picture = PngReader.Read(Convert.FromBase64String((string)data["image/png"]!));
        Assert.Equal((1440, 200), (picture.Width, picture.Height));
        Assert.Equal(0x0072B2, picture.ColorAt(0));
        Assert.True(JsonNode.DeepEquals(first.Cells[0].Outputs, second.Cells[0].Outputs));
    }

    [Fact]
    public async Task A_Mermaid_diagram_is_drawn_by_the_script_from_npm_and_the_drawing_stays_while_the_source_does()
    {
        Assert.SkipUnless(BrowserLocator.Find() is not null, BrowserLocator.NotFoundMessage);
        await using var browser = await HeadlessBrowser.StartAsync(BrowserLocator.Find()!, TestContext.Current.CancellationToken);
        string script = Path.Combine(AppContext.BaseDirectory, "Publishing", "mermaid-stand-in.js");
        NotebookDocument drawn = Diagram("graph LR; A --> B"), again = Diagram("graph LR; A --> B");

        await MermaidDiagrams.DrawAsync(drawn, script, browser, TestContext.Current.CancellationToken);
        PublishedForm.Apply(again, drawn);

        JsonObject data = again.Cells[0].Outputs[0]!["data"]!.AsObject();
        Assert.Equal("<svg id=\"diagram-1\">graph LR; A --> B</svg>", (string?)data["image/svg+xml"]);
        Assert.Equal("graph LR; A --> B", (string?)data["text/vnd.mermaid"]);
        Assert.False(data.ContainsKey("text/html"));
        var mistake = await Assert.ThrowsAsync<FigureNotDrawnException>(() => MermaidDiagrams.DrawAsync(Diagram("wrong"), script, browser));
        Assert.Contains("cell diagram could not be drawn", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("No diagram type", mistake.Message, StringComparison.Ordinal);
    }

    private static NotebookDocument Diagram(string source)
    {
        var cell = new NotebookCell(CellKind.Code, "#!mermaid\n" + source, "diagram");
        cell.Outputs.Add((JsonNode)new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { ["text/vnd.mermaid"] = source, ["text/html"] = $"<pre>{source}</pre>", ["text/plain"] = source },
        });
        var document = new NotebookDocument();
        document.Cells.Add(cell);
        return document;
    }

    private static NotebookDocument Notebook(int value, string? picture = null)
    {
        var cell = new NotebookCell(CellKind.Code, "figure", "figure");
        var data = new JsonObject { ["application/vnd.plotly.v1+json"] = new JsonObject { ["data"] = new JsonArray(value) }, ["text/plain"] = "A bar." };
        var metadata = new JsonObject();
        if (picture is null)
        {
            data["text/html"] = FigureHtml;
            cell.Outputs.Add((JsonNode)new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject { ["text/html"] = TransientOutputs.Marker + "<script>window.Plotly={purge(){}}</script>" } });
        }
        else
        {
            data["image/png"] = picture;
            metadata["image/png"] = new JsonObject { ["alt"] = "A bar." };
        }
        cell.Outputs.Add((JsonNode)new JsonObject { ["output_type"] = "display_data", ["data"] = data, ["metadata"] = metadata });
        var document = new NotebookDocument();
        document.Cells.Add(cell);
        return document;
    }
}
