namespace Course.Tool.Running;

/// <summary>Shows a run while it goes on. Called from several threads at once.</summary>
internal abstract class RunDisplay
{
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
