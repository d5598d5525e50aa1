using System.Diagnostics;
using Course.Notebooks.Jupyter;

namespace Course.Jupyter.Tests;

/// <summary>A Jupyter server that finds the installed kernel and serves a copy of the chapters, so that saving one changes nothing in the checkout.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private NotebookServer(Process process, Uri address, string token) => (this.process, Address, Token) = (process, address, token);

    /// <summary>Its address, ending in a slash.</summary>
    public Uri Address { get; }

    /// <summary>What a client has to know to be let in.</summary>
    public string Token { get; }

    /// <summary>Starts it, or skips the test where there is none.</summary>
    public static async Task<NotebookServer> StartAsync(InstalledKernel kernel)
    {
        var python = await Tools.PythonWithAsync("notebook");
        var folder = kernel.NewFolder("server");
        foreach (var part in new[] { "notebooks", "data", Path.Combine("artifacts", "course") }) CopyFolder(Path.Combine(Repository.Root, part), Path.Combine(folder, part));
        int port = ConnectionInfo.ForThisMachine().ShellPort;
        var token = Guid.NewGuid().ToString("N");
        var process = ClientProgram.Start(
            python,
            [
                "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0", $"--notebook-dir={folder}",
                $"--NotebookApp.token={token}", "--NotebookApp.password=", "--NotebookApp.iopub_data_rate_limit=0", "--NotebookApp.iopub_msg_rate_limit=0",
            ],
            kernel.Environment,
            folder);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new NotebookServer(process, new Uri($"http://127.0.0.1:{port}/"), token);
        await server.WaitUntilReadyAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience; await Task.Delay(100))
        {
            Assert.False(process.HasExited, "The Jupyter server ended at once.");
            try
            {
                if ((await client.GetAsync(new Uri(Address, $"api/status?token={Token}"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException("The Jupyter server did not start.");
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
