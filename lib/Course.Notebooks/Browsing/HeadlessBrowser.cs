using PuppeteerSharp;

namespace Course.Notebooks.Browsing;

/// <summary>An installed browser without a window and without network, in a profile of its own that is deleted afterwards.</summary>
public sealed class HeadlessBrowser : IAsyncDisposable
{
    /// <summary>No network (every host but this machine fails to resolve), no sandbox (containers have no user namespaces), the same pixels everywhere.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-quic", "--hide-scrollbars", "--mute-audio", "\"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\"",
        "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text",
    ];

    private readonly IBrowser browser;

    private HeadlessBrowser(IBrowser browser) => this.browser = browser;

    /// <summary>Starts the browser at <paramref name="path"/> (see <see cref="BrowserLocator.Find"/>).</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message says why.</exception>
    public static async Task<HeadlessBrowser> StartAsync(string path, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return new(await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = path, Args = Arguments }).ConfigureAwait(false));
        }
        catch (PuppeteerException exception)
        {
            throw new InvalidOperationException($"The browser {path} did not start. {exception.Message}", exception);
        }
    }

    /// <summary>Opens a page of this size, in CSS pixels; <paramref name="scale"/> is device pixels per CSS pixel.</summary>
    public async Task<BrowserPage> OpenAsync(int width, int height, double scale = 1, CancellationToken cancellation = default)
    {
        var page = await browser.NewPageAsync().WaitAsync(cancellation).ConfigureAwait(false);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height, DeviceScaleFactor = scale }).ConfigureAwait(false);
        return new BrowserPage(page);
    }

    /// <summary>Ends the browser and deletes its profile.</summary>
    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
