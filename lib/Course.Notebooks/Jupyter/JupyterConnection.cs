using System.Text;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Jupyter;

/// <summary>The kernel's side of the conversation: checked messages in, signed messages out.</summary>
internal sealed class JupyterConnection : IDisposable
{
    private readonly JupyterSockets sockets;
    private readonly MessageCodec codec;
    private readonly TextWriter log;

    /// <summary>Binds the sockets; nothing is received before <see cref="Start"/>.</summary>
    /// <exception cref="ConnectionFileException">The connection cannot be had.</exception>
    public JupyterConnection(ConnectionInfo connection, TextWriter log)
    {
        this.log = log;
        codec = new MessageCodec(connection);
        sockets = new JupyterSockets(connection, log);
        sockets.Received += Take;
        sockets.Subscribed += Welcome;
    }

    /// <summary>A valid message came in; called on the sockets' thread, which has to be given back at once.</summary>
    public event Action<ChannelName, JupyterMessage>? Received;

    /// <summary>A front end has begun to hear what is published; called on the sockets' thread.</summary>
    public event Action? Subscribed;

    /// <summary>Starts taking messages in.</summary>
    public void Start() => sockets.Start();

    /// <summary>Answers a request on the channel it came from.</summary>
    public void Reply(ChannelName channel, JupyterMessage request, JsonObject content)
    {
        var type = request.Header.Type;
        var answer = type.EndsWith("_request", StringComparison.Ordinal) ? $"{type[..^"_request".Length]}_reply" : $"{type}_reply";
        sockets.Send(channel, codec.Encode(request.Identities, answer, request, content));
    }

    /// <summary>Tells every front end.</summary>
    public void Publish(string type, JupyterMessage parent, JsonObject content) =>
        sockets.Send(ChannelName.IOPub, codec.Encode([Encoding.ASCII.GetBytes(type)], type, parent, content));

    /// <summary>Tells every front end whether the kernel is <c>starting</c>, <c>busy</c> or <c>idle</c>.</summary>
    public void PublishStatus(string state, JupyterMessage parent) =>
        Publish("status", parent, new JsonObject { ["execution_state"] = state });

    /// <summary>Asks the front end that sent <paramref name="parent"/>; returns the question's id.</summary>
    /// <param name="parent">The request whose cell asks.</param>
    /// <param name="content">The question.</param>
    /// <param name="unreachable">Called when that front end is not there any more.</param>
    public string Ask(JupyterMessage parent, JsonObject content, Action unreachable)
    {
        var frames = codec.Encode(parent.Identities, "input_request", parent, content, out var id);
        sockets.Send(ChannelName.Stdin, frames, unreachable);
        return id;
    }

    /// <summary>Waits until what was sent so far has left, at most for the given time.</summary>
    public void Flush(TimeSpan atMost) => sockets.Flush(atMost);

    /// <inheritdoc/>
    public void Dispose()
    {
        sockets.Dispose();
        codec.Dispose();
    }

    // Tells a front end that it now hears everything (JEP 65), so that it need not guess by repeated kernel_info requests.
    private void Welcome(byte[] topic)
    {
        var content = new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) };
        sockets.Send(ChannelName.IOPub, codec.Encode([topic], "iopub_welcome", JupyterMessage.None, content));
        Subscribed?.Invoke();
    }

    private void Take(ChannelName channel, List<byte[]> frames)
    {
        JupyterMessage message;
        try
        {
            message = codec.Decode(frames);
        }
        catch (InvalidMessageException problem)
        {
            log.WriteLine($"[kernel] dropped a message on {channel}: {problem.Message}");
            return;
        }

        Received?.Invoke(channel, message);
    }
}
