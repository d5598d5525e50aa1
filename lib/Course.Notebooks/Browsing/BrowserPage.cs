using System.Collections.Concurrent;
using System.Text.Json;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace Course.Notebooks.Browsing;

/// <summary>One page of a headless browser: load, run script in it, take its picture; keeps what went wrong and what was asked of the network.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private static readonly string[] LocalSchemes = ["file:", "data:", "blob:", "about:"];

    private readonly IPage page;
    private readonly ConcurrentQueue<string> errors = new(), requests = new();
    private string? server;

    internal BrowserPage(IPage page)
    {
        this.page = page;
        page.PageError += (_, error) => errors.Enqueue(error.Message);
        page.Console += (_, line) => TakeLine(line.Message);
        page.Request += (_, sent) => TakeRequest(sent.Request.Url);
    }

    /// <summary>Uncaught exceptions and console errors so far.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>The addresses that the page asked for beyond files, embedded data and the server that it came from; none of them was answered.</summary>
    public IReadOnlyCollection<string> NetworkRequests => requests;

    /// <summary>Loads a file and waits for its load event.</summary>
    public Task LoadAsync(string path, CancellationToken cancellation = default) => LoadAsync(new Uri(Path.GetFullPath(path)), cancellation);

    /// <summary>Loads a file or a page of a server on this machine, and waits for its load event.</summary>
    public async Task LoadAsync(Uri address, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsFile) server = address.GetLeftPart(UriPartial.Authority);
        await page.GoToAsync(address.AbsoluteUri, WaitUntilNavigation.Load).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs an expression; a promise is awaited. The value must be representable in JSON.</summary>
    /// <exception cref="InvalidOperationException">The script threw; the message is its error.</exception>
    public async Task<JsonElement> EvaluateAsync(string expression, CancellationToken cancellation = default)
    {
        try
        {
            return await page.EvaluateExpressionAsync<JsonElement>(expression).WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (EvaluationFailedException exception)
        {
            throw new InvalidOperationException($"The page's script failed: {exception.Message}", exception);
        }
    }

    /// <summary>A PNG picture of a part of what is in view, given in CSS pixels from the top left corner.</summary>
    public async Task<byte[]> CaptureAsync(double x, double y, double width, double height, CancellationToken cancellation = default)
    {
        // The browser draws a page behind another one rarely, if at all.
        await page.BringToFrontAsync().WaitAsync(cancellation).ConfigureAwait(false);
        var part = new Clip { X = (decimal)x, Y = (decimal)y, Width = (decimal)width, Height = (decimal)height };
        return await page.ScreenshotDataAsync(new ScreenshotOptions { Clip = part, CaptureBeyondViewport = false }).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Closes the page.</summary>
    public ValueTask DisposeAsync() => page.DisposeAsync();

    private void TakeLine(ConsoleMessage line)
    {
        if (line.Type == ConsoleType.Error)
            errors.Enqueue(line.Location?.URL is { Length: > 0 } place ? $"{line.Text} ({place})" : line.Text);
    }

    private void TakeRequest(string address)
    {
        if (!LocalSchemes.Any(scheme => address.StartsWith(scheme, StringComparison.Ordinal)) && (server is null || !address.StartsWith(server + "/", StringComparison.Ordinal)))
            requests.Enqueue(address);
    }
}
