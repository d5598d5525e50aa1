using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>
/// A classic Notebook server on this machine with copies of the chapters in two folders: <c>executed</c>, which it trusts,
/// and <c>saved</c>, which it does not. Started when the first page is asked for.
/// </summary>
/// <remarks>The chapters' kernel is stood in for by a process that never answers: what is looked at is what they were saved with.</remarks>
public sealed partial class NotebookServer : IAsyncDisposable
{
    private const string Program = "jupyter-notebook";
    private const string Python = "/usr/bin/python3"; // the one that Debian's Jupyter runs in

    private readonly JupyterTools jupyter = new();
    private Process? server;
    private Task<Uri>? starting;

    /// <summary>The address of a chapter in a folder.</summary>
    public async Task<Uri> AddressOfAsync(ChapterRun run, string folder, string chapter)
    {
        JupyterTools.Require(Program);
        return new Uri(await (starting ??= StartAsync(run)), $"notebooks/{folder}/{chapter}");
    }

    /// <summary>Ends the server and deletes its folders.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        jupyter.Dispose();
    }

    private async Task<Uri> StartAsync(ChapterRun run)
    {
        Copy(run.Folder, "executed");
        Copy(CourseRepository.PathOf("notebooks"), "saved");
        WriteKernelSpec();
        // Debian has no jupyter-trust; this is what it does.
        await jupyter.RunAsync(Python, ["-c", "from nbformat.sign import TrustNotebookApp; TrustNotebookApp.launch_instance()", .. CourseRepository.Chapters.Select(chapter => Path.Combine("executed", chapter))]);
        server = Process.Start(jupyter.Describe(
            Program, "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={FreePort()}", "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={jupyter.Folder}"))!;
        _ = server.StandardOutput.ReadToEndAsync();
        var patience = DateTime.UtcNow.AddMinutes(1);
        while (await server.StandardError.ReadLineAsync().WaitAsync(patience - DateTime.UtcNow) is { } line)
        {
            if (Announcement().Match(line) is not { Success: true } found) continue;
            _ = server.StandardError.ReadToEndAsync();
            return new Uri(found.Value);
        }
        throw new InvalidOperationException("The Notebook server ended before it said where it listens.");
    }

    // Notebook can choose a port by itself, but then does not say which; if another program takes this one first, it takes the next and says so.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Copy(string from, string to)
    {
        string folder = Directory.CreateDirectory(Path.Combine(jupyter.Folder, to)).FullName;
        foreach (string chapter in CourseRepository.Chapters) File.Copy(Path.Combine(from, chapter), Path.Combine(folder, chapter));
    }

    private void WriteKernelSpec()
    {
        string folder = Directory.CreateDirectory(Path.Combine(jupyter.Folder, "data", "kernels", ".net-csharp")).FullName;
        File.WriteAllText(Path.Combine(folder, "kernel.json"), JsonSerializer.Serialize(new { argv = new[] { "sleep", "600" }, display_name = ".NET (C#)", language = "C#" }));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Announcement();
}
