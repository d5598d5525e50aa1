namespace Course.Tool.Running;

/// <summary>One notebook to run.</summary>
/// <param name="Name">What it is called on the screen and in reports: its file name without the ending, unique in one run.</param>
/// <param name="Path">The full path of the notebook.</param>
/// <param name="OutputPath">The full path of its executed copy.</param>
internal sealed record NotebookJob(string Name, string Path, string OutputPath)
{
    /// <summary>What the notebook may use; null when it is trusted.</summary>
    public ProcessLimits? Limits { get; init; }
}
