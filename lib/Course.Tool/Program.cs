using Course.Notebooks.Jupyter;
using Course.Tool.Running;

namespace Course.Tool;

/// <summary>The entry point of the <c>course</c> command.</summary>
internal static class Program
{
    // A front end waits for its kernel: no time for the command-line parser, which the longer way to KernelStartCommand loads.
    private static Task<int> Main(string[] args) => args switch
    {
        [WorkerLink.Argument] => NotebookWorker.RunAsync(),
        ["kernel", "start", var file] when !file.StartsWith('-') => KernelProcess.RunAsync(file),
        _ => new CourseCommand().ExecuteAsync(args),
    };
}
