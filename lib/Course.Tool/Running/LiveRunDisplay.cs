using System.Collections.Concurrent;
using Spectre.Console;

namespace Course.Tool.Running;

/// <summary>A bar for each notebook, with the cell that it is at: for terminals.</summary>
/// <param name="console">Where to draw.</param>
/// <param name="jobs">The notebooks, in the order in which they are listed.</param>
/// <param name="describe">The outcome in a few words, as markup.</param>
internal sealed class LiveRunDisplay(IAnsiConsole console, IReadOnlyList<NotebookJob> jobs, Func<JobOutcome, string> describe) : RunDisplay
{
    private readonly ConcurrentDictionary<NotebookJob, ProgressTask> bars = [];

    public override Task ShowAsync(Func<Task> work) => console.Progress()
        .HideCompleted(false)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = 30 },
            new ElapsedTimeColumn(),
            new SpinnerColumn())
        .StartAsync(async context =>
        {
            foreach (var job in jobs) bars[job] = context.AddTask(Describe(job, "[grey]waiting[/]"), autoStart: false);
            await work().ConfigureAwait(false);
        });

    public override void Started(NotebookJob job)
    {
        bars[job].Description = Describe(job, "starting");
        bars[job].StartTask();
    }

    public override void Opened(NotebookJob job, int cells) => bars[job].MaxValue = Math.Max(cells, 1);

    public override void CellStarted(NotebookJob job, CellOutcome cell) =>
        bars[job].Description = Describe(job, $"cell {cell.Number} of {bars[job].MaxValue:0}  [grey]{Markup.Escape(Shorten(cell.Title))}[/]");

    public override void CellDone(NotebookJob job, CellOutcome cell) => bars[job].Value = cell.Number;

    public override void Ended(JobOutcome outcome)
    {
        var bar = bars[outcome.Job];
        bar.Description = Describe(outcome.Job, describe(outcome));
        if (outcome.Status == JobStatus.Succeeded) bar.Value = bar.MaxValue;
        bar.StopTask();
    }

    private static string Describe(NotebookJob job, string state) => $"{Markup.Escape(job.Name)}  {state}";

    private static string Shorten(string title) => title.Length <= 30 ? title : title[..29] + "…";
}
