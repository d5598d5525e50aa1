using System.Diagnostics;

namespace Course.Notebooks.Browsing;

/// <summary>
/// A browser without a window and without network, in a profile of its own that is deleted afterwards. Driven over the
/// Chrome DevTools Protocol, which needs nothing but the browser itself.
/// </summary>
public sealed class HeadlessBrowser : IAsyncDisposable
{
    /// <summary>No network (every host but this machine fails to resolve), no sandbox (containers have no user namespaces), no background traffic.</summary>
    private static readonly string[] Arguments =
    [
        "--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--mute-audio",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
        "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text", "--remote-debugging-port=0", "about:blank",
    ];

    private readonly Process _process;
    private readonly string _profile;
    private readonly DevToolsConnection _connection;

    private HeadlessBrowser(Process process, string profile, DevToolsConnection connection)
    {
        _process = process;
        _profile = profile;
        _connection = connection;
    }

    /// <summary>Starts the browser at <paramref name="path"/> (see <see cref="BrowserLocator.Find"/>).</summary>
    /// <exception cref="InvalidOperationException">The program ended without saying where it listens; the message has what it wrote.</exception>
    public static async Task<HeadlessBrowser> StartAsync(string path, CancellationToken cancellation = default)
    {
        string profile = Directory.CreateTempSubdirectory("course-browser-").FullName;
        var start = new ProcessStartInfo(path) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in Arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add($"--user-data-dir={profile}");
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"The browser {path} did not start.");
        try
        {
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            Uri address = await ReadAddressAsync(process, cancellation).ConfigureAwait(false);
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            return new HeadlessBrowser(process, profile, await DevToolsConnection.OpenAsync(address, cancellation).ConfigureAwait(false));
        }
        catch
        {
            await EndAsync(process, profile).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a page of this size, in CSS pixels; <paramref name="scale"/> is device pixels per CSS pixel.</summary>
    public Task<BrowserPage> OpenAsync(int width, int height, double scale = 1, CancellationToken cancellation = default) =>
        BrowserPage.OpenAsync(_connection, width, height, scale, cancellation);

    /// <summary>Ends the browser and deletes its profile.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        await EndAsync(_process, _profile).ConfigureAwait(false);
    }

    private static async Task<Uri> ReadAddressAsync(Process process, CancellationToken cancellation)
    {
        const string announcement = "DevTools listening on ";
        var written = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith(announcement, StringComparison.Ordinal)) return new Uri(line[announcement.Length..]);
            written.Add(line);
        }
        throw new InvalidOperationException($"The browser ended before it was ready:{Environment.NewLine}{string.Join(Environment.NewLine, written.TakeLast(5))}");
    }

    private static async Task EndAsync(Process process, string profile)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().ConfigureAwait(false);
        process.Dispose();
        for (int attempt = 0; Directory.Exists(profile); attempt++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && attempt < 20)
            {
                // Its child processes may still be letting go of their files.
                await Task.Delay(50).ConfigureAwait(false);
            }
        }
    }
}
