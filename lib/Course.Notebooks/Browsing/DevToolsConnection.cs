using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Browsing;

/// <summary>Commands to a browser and events from it: JSON messages over a web socket on the loopback address.</summary>
internal sealed class DevToolsConnection : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _pending = new();
    private int _lastId;
    private Task _receiving = Task.CompletedTask;

    /// <summary>Session, method and parameters of each event.</summary>
    internal event Action<string?, string, JsonElement>? Event;

    internal static async Task<DevToolsConnection> OpenAsync(Uri address, CancellationToken cancellation)
    {
        var connection = new DevToolsConnection();
        await connection._socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
        connection._receiving = Task.Run(connection.ReceiveAsync, CancellationToken.None);
        return connection;
    }

    /// <summary>Sends a command and waits for its result.</summary>
    /// <exception cref="InvalidOperationException">The browser refused it, or has gone.</exception>
    internal async Task<JsonElement> SendAsync(string method, JsonObject parameters, string? session = null, CancellationToken cancellation = default)
    {
        int id = Interlocked.Increment(ref _lastId);
        var reply = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = reply;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null) message["sessionId"] = session;

        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
        return await reply.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _receiving.ConfigureAwait(false);
        _socket.Dispose();
        _closing.Dispose();
        _sending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), _closing.Token).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close) break;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;

                using var document = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
                Dispatch(document.RootElement.Clone());
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Closed by us, or the browser has ended: both end the waiting commands below.
        }
        foreach (TaskCompletionSource<JsonElement> reply in _pending.Values) reply.TrySetException(new InvalidOperationException("The browser has ended."));
    }

    private void Dispatch(JsonElement message)
    {
        if (message.TryGetProperty("id", out JsonElement id))
        {
            if (!_pending.TryRemove(id.GetInt32(), out TaskCompletionSource<JsonElement>? reply)) return;
            if (message.TryGetProperty("error", out JsonElement error)) reply.TrySetException(new InvalidOperationException($"The browser refused a command: {error.GetProperty("message").GetString()}"));
            else reply.TrySetResult(message.GetProperty("result"));
            return;
        }
        string? session = message.TryGetProperty("sessionId", out JsonElement from) ? from.GetString() : null;
        Event?.Invoke(session, message.GetProperty("method").GetString()!, message.GetProperty("params"));
    }
}
