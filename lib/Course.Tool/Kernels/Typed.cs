namespace Course.Tool.Kernels;

/// <summary>How this command is typed here.</summary>
internal static class Typed
{
    private static readonly string Command =
        CourseSource.Find(AppContext.BaseDirectory) is null ? "course" : $"dotnet run --project {Path.Combine("lib", "Course.Tool")} --";

    /// <summary>A command line that can be copied: in a checkout from its root, elsewhere as an installed tool.</summary>
    /// <param name="command">For example <c>install</c>.</param>
    /// <param name="kernel">The kernel's name.</param>
    public static string KernelCommand(string command, string kernel = Notebooks.Jupyter.KernelSpec.DefaultName) =>
        $"{Command} kernel {command}{(kernel == Notebooks.Jupyter.KernelSpec.DefaultName ? "" : $" --name {kernel}")}";
}
