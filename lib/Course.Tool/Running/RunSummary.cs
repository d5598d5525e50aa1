using Spectre.Console;

namespace Course.Tool.Running;

/// <summary>What is printed after a run: a table with a row for each notebook, then every failure with what to do.</summary>
internal static class RunSummary
{
    private const int DetailLines = 24;

    /// <summary>The outcome in a word or two, as markup.</summary>
    public static string Describe(JobOutcome outcome)
    {
        string place = outcome.Failure?.Place is { Length: > 0 } text ? $" at {text}" : "";
        return outcome.Status switch
        {
            JobStatus.Succeeded => "[green]passed[/]",
            JobStatus.Failed => $"[red]failed[/]{place}",
            JobStatus.TimedOut => $"[red]timed out[/]{place}",
            JobStatus.Crashed => $"[red]process ended[/]{place}",
            JobStatus.OverLimit => $"[red]over the limit[/]{place}",
            JobStatus.Unreadable => "[red]not run[/]",
            _ => $"[yellow]stopped[/]{place}",
        };
    }

    /// <summary>Prints the table and the failures.</summary>
    public static void Print(IAnsiConsole console, IReadOnlyList<JobOutcome> outcomes, TimeSpan elapsed)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Chapter")
            .AddColumn(new TableColumn("Cells").RightAligned())
            .AddColumn(new TableColumn("Seconds").RightAligned())
            .AddColumn("Outcome");
        foreach (var outcome in outcomes)
        {
            string cells = outcome.CellsDone == outcome.Cells.Count ? $"{outcome.CellsDone}" : $"{outcome.CellsDone} of {outcome.Cells.Count}";
            table.AddRow(Markup.Escape(outcome.Job.Name), cells, $"{outcome.Duration.TotalSeconds:0.0}", Describe(outcome));
        }

        console.WriteLine();
        console.Write(table);
        foreach (var outcome in outcomes) PrintFailure(console, outcome);

        int passed = outcomes.Count(outcome => outcome.Status == JobStatus.Succeeded);
        string colour = passed == outcomes.Count ? "green" : "red";
        console.MarkupLine($"[{colour}]{passed} of {outcomes.Count} passed[/] in {elapsed.TotalSeconds:0.0} s");
    }

    private static void PrintFailure(IAnsiConsole console, JobOutcome outcome)
    {
        if (outcome.Failure is not { } failure || outcome.Status == JobStatus.Interrupted) return;
        string where = failure.Place.Length > 0 ? $", {failure.Place}" : "";
        console.MarkupLine($"[red bold]{Markup.Escape(outcome.Job.Name)}{where}: {Markup.Escape(failure.Title)}[/]");
        string[] details = failure.Details.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        foreach (string line in details.Take(DetailLines)) Raw(console, "  " + line);
        if (details.Length > DetailLines) Raw(console, $"  ({details.Length - DetailLines} more lines)");
        Raw(console, "  → " + failure.Advice);
        console.WriteLine();
    }

    // Not wrapped at the console's width: messages and paths are for copying.
    private static void Raw(IAnsiConsole console, string line) => console.Profile.Out.Writer.WriteLine(line);
}
