using Spectre.Console;

namespace Course.Tool.Running;

/// <summary>One line when a notebook starts and one when it ends: for files, pipes and build servers.</summary>
/// <param name="console">Where to write.</param>
/// <param name="describe">The outcome in a few words, as markup.</param>
internal sealed class PlainRunDisplay(IAnsiConsole console, Func<JobOutcome, string> describe) : RunDisplay
{
    private readonly Lock oneLineAtATime = new();

    public override void Started(NotebookJob job) => Line($"{Markup.Escape(job.Name)} ...");

    public override void Ended(JobOutcome outcome) => Line(
        $"{Markup.Escape(outcome.Job.Name)}: {describe(outcome)} ({outcome.CellsDone} of {outcome.Cells.Count} cells, {outcome.Duration.TotalSeconds:0.0} s)");

    private void Line(string markup)
    {
        lock (oneLineAtATime) console.MarkupLine(markup);
    }
}
