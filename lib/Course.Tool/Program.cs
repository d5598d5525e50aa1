namespace Course.Tool;

/// <summary>The entry point of the <c>course</c> command.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => new CourseCommand().ExecuteAsync(args);
}
