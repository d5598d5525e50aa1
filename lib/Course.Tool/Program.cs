using Course.Tool.Running;

namespace Course.Tool;

/// <summary>The entry point of the <c>course</c> command.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => args is [WorkerLink.Argument, var marker]
        ? NotebookWorker.RunAsync(marker)
        : new CourseCommand().ExecuteAsync(args);
}
