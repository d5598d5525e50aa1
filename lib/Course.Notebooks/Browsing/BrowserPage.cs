using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Browsing;

/// <summary>One page of a headless browser: load, run script in it, take its picture; keeps what went wrong and what was asked of the network.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private static readonly string[] LocalSchemes = ["file:", "data:", "blob:", "about:"];

    private readonly DevToolsConnection _connection;
    private readonly string _target;
    private readonly string _session;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private string? _server;
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BrowserPage(DevToolsConnection connection, string target, string session)
    {
        _connection = connection;
        _target = target;
        _session = session;
        _connection.Event += OnEvent;
    }

    /// <summary>Uncaught exceptions and console errors so far.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>The addresses that the page asked for beyond files, embedded data and the server that it came from; none of them was answered.</summary>
    public IReadOnlyCollection<string> NetworkRequests => _requests;

    internal static async Task<BrowserPage> OpenAsync(DevToolsConnection connection, int width, int height, double scale, CancellationToken cancellation)
    {
        JsonElement target = await connection.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, null, cancellation).ConfigureAwait(false);
        string targetId = target.GetProperty("targetId").GetString()!;
        JsonElement attached = await connection.SendAsync(
            "Target.attachToTarget",
            new JsonObject { ["targetId"] = targetId, ["flatten"] = true },
            null,
            cancellation).ConfigureAwait(false);
        var page = new BrowserPage(connection, targetId, attached.GetProperty("sessionId").GetString()!);
        foreach (string domain in new[] { "Page", "Runtime", "Network", "Log" }) await page.SendAsync($"{domain}.enable", [], cancellation).ConfigureAwait(false);
        await page.SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = scale, ["mobile"] = false },
            cancellation).ConfigureAwait(false);
        return page;
    }

    /// <summary>Loads a file and waits for its load event.</summary>
    public Task LoadAsync(string path, CancellationToken cancellation = default) => LoadAsync(new Uri(Path.GetFullPath(path)), cancellation);

    /// <summary>Loads a file or a page of a server on this machine, and waits for its load event.</summary>
    public async Task LoadAsync(Uri address, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsFile) _server = address.GetLeftPart(UriPartial.Authority);
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri }, cancellation).ConfigureAwait(false);
        await _loaded.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs an expression; a promise is awaited. The value must be representable in JSON.</summary>
    /// <exception cref="InvalidOperationException">The script threw; the message is its error.</exception>
    public async Task<JsonElement> EvaluateAsync(string expression, CancellationToken cancellation = default)
    {
        JsonElement reply = await SendAsync(
            "Runtime.evaluate",
            new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true },
            cancellation).ConfigureAwait(false);
        if (reply.TryGetProperty("exceptionDetails", out JsonElement details)) throw new InvalidOperationException($"The page's script failed: {Text(details)}");
        return reply.GetProperty("result").TryGetProperty("value", out JsonElement value) ? value : default;
    }

    /// <summary>A PNG picture of a part of what is in view, given in CSS pixels from the top left corner.</summary>
    public async Task<byte[]> CaptureAsync(double x, double y, double width, double height, CancellationToken cancellation = default)
    {
        // The browser draws a page behind another one rarely, if at all.
        await SendAsync("Page.bringToFront", [], cancellation).ConfigureAwait(false);
        JsonElement reply = await SendAsync(
            "Page.captureScreenshot",
            new JsonObject
            {
                ["format"] = "png",
                ["clip"] = new JsonObject { ["x"] = x, ["y"] = y, ["width"] = width, ["height"] = height, ["scale"] = 1 },
            },
            cancellation).ConfigureAwait(false);
        return reply.GetProperty("data").GetBytesFromBase64();
    }

    /// <summary>Closes the page.</summary>
    public async ValueTask DisposeAsync()
    {
        _connection.Event -= OnEvent;
        await _connection.SendAsync("Target.closeTarget", new JsonObject { ["targetId"] = _target }).ConfigureAwait(false);
    }

    private Task<JsonElement> SendAsync(string method, JsonObject parameters, CancellationToken cancellation) =>
        _connection.SendAsync(method, parameters, _session, cancellation);

    private void OnEvent(string? session, string method, JsonElement parameters)
    {
        if (session != _session) return;
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Runtime.exceptionThrown":
                _errors.Enqueue(Text(parameters.GetProperty("exceptionDetails")));
                break;
            case "Runtime.consoleAPICalled" when parameters.GetProperty("type").GetString() == "error":
                _errors.Enqueue(string.Join(' ', parameters.GetProperty("args").EnumerateArray().Select(argument => argument.TryGetProperty("value", out JsonElement value) ? value.ToString() : "?")));
                break;
            case "Log.entryAdded" when parameters.GetProperty("entry").GetProperty("level").GetString() == "error":
                _errors.Enqueue(LogText(parameters.GetProperty("entry")));
                break;
            case "Network.requestWillBeSent":
                string address = parameters.GetProperty("request").GetProperty("url").GetString()!;
                if (!IsLocal(address)) _requests.Enqueue(address);
                break;
        }
    }

    private bool IsLocal(string address) =>
        LocalSchemes.Any(scheme => address.StartsWith(scheme, StringComparison.Ordinal)) || (_server is not null && address.StartsWith(_server + "/", StringComparison.Ordinal));

    private static string LogText(JsonElement entry) =>
        entry.GetProperty("text").GetString() + (entry.TryGetProperty("url", out JsonElement address) ? $" ({address.GetString()})" : "");

    private static string Text(JsonElement details) =>
        details.TryGetProperty("exception", out JsonElement exception) && exception.TryGetProperty("description", out JsonElement description)
            ? description.GetString()!
            : details.GetProperty("text").GetString()!;
}
