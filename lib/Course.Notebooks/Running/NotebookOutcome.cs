namespace Course.Notebooks.Running;

/// <summary>How a notebook, or one of its cells, ended.</summary>
public enum NotebookOutcome
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>A cell took longer than it may.</summary>
    TimedOut,

    /// <summary>The run was canceled.</summary>
    Canceled,

    /// <summary>A cell that was not run: tagged <c>skip-execution</c>.</summary>
    Skipped,
}
