using Spectre.Console;

namespace Course.Tool.Running;

/// <summary>Shows a run while it goes on. Called from several threads at once.</summary>
internal abstract class RunDisplay
{
    /// <summary>The display that suits the console: bars in a terminal, lines elsewhere.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="jobs">The notebooks, in the order in which they are listed.</param>
    /// <param name="describe">The outcome in a few words, as markup.</param>
    public static RunDisplay For(IAnsiConsole console, IReadOnlyList<NotebookJob> jobs, Func<JobOutcome, string> describe) =>
        Terminal.IsInteractive(console) ? new LiveRunDisplay(console, jobs, describe) : new PlainRunDisplay(console, describe);

    /// <summary>Shows progress while <paramref name="work"/> goes on.</summary>
    public virtual Task ShowAsync(Func<Task> work) => work();

    /// <summary>A notebook's process was started.</summary>
    public virtual void Started(NotebookJob job)
    {
    }

    /// <summary>The notebook was read and has this many code cells.</summary>
    public virtual void Opened(NotebookJob job, int cells)
    {
    }

    /// <summary>A code cell begins.</summary>
    public virtual void CellStarted(NotebookJob job, CellOutcome cell)
    {
    }

    /// <summary>A code cell has run to its end.</summary>
    public virtual void CellDone(NotebookJob job, CellOutcome cell)
    {
    }

    /// <summary>The notebook is done with, one way or another.</summary>
    public abstract void Ended(JobOutcome outcome);
}
