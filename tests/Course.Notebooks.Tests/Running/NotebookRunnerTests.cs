using Course.Notebooks.Documents;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Running;

/// <summary>A notebook run without a front end.</summary>
public sealed class NotebookRunnerTests
{
    [Fact]
    public async Task The_run_stops_at_the_first_cell_that_fails_and_names_it()
    {
        var notebook = Notebook("var a = 1;", "a / (a - 1)", "a");

        var run = await new NotebookRunner().RunAsync(notebook);

        Assert.Equal(NotebookOutcome.Failed, run.Outcome);
        Assert.Equal(1, run.Culprit!.Index);
        Assert.Contains("DivideByZeroException", run.Failure);
        Assert.Contains(notebook.Cells[1].Id, run.Failure);
        Assert.Equal([1, 2, null], notebook.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("error", (string?)notebook.Cells[1].Outputs[0]!["output_type"]);
        Assert.Empty(notebook.Cells[2].Outputs);
    }

    private static NotebookDocument Notebook(params string[] cells)
    {
        var document = new NotebookDocument();
        foreach (var source in cells)
            document.Cells.Add(new NotebookCell(CellKind.Code, source));
        return document;
    }
}
