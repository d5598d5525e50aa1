using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace Course.Notebooks.Jupyter;

/// <summary>A front end in miniature: enough of one to try whether a kernel works. Used by one thread at a time.</summary>
internal sealed class KernelClient : IDisposable
{
    private readonly MessageCodec codec;
    private readonly DealerSocket shell = new();
    private readonly DealerSocket control = new();
    private readonly DealerSocket stdin = new();
    private readonly SubscriberSocket publications = new();
    private readonly Queue<JupyterMessage> publishedEarlier = new();

    /// <summary>Connects; the kernel may not listen yet.</summary>
    /// <param name="connection">Where the kernel listens, or will.</param>
    /// <param name="listens">Whether to <see cref="Listen"/> from the start.</param>
    public KernelClient(ConnectionInfo connection, bool listens = true)
    {
        codec = new MessageCodec(connection);
        var identity = Guid.NewGuid().ToByteArray();
        identity[0] = 1;
        foreach (var socket in new NetMQSocket[] { shell, control, stdin, publications })
        {
            socket.Options.Linger = TimeSpan.Zero;
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.Identity = identity;
        }

        shell.Connect(connection.Endpoint(connection.ShellPort));
        control.Connect(connection.Endpoint(connection.ControlPort));
        stdin.Connect(connection.Endpoint(connection.StdinPort));
        publications.Connect(connection.Endpoint(connection.IOPubPort));
        if (listens) Listen();
    }

    /// <summary>Begins to hear what the kernel publishes.</summary>
    public void Listen() => publications.SubscribeToAnyTopic();

    /// <summary>Waits until the kernel answers and its publications are heard.</summary>
    /// <returns>False when it did not within the time.</returns>
    public bool WaitUntilReady(TimeSpan atMost)
    {
        var until = DateTime.UtcNow + atMost;
        var answered = false;
        while (DateTime.UtcNow < until)
        {
            if (!answered)
            {
                Send(ChannelName.Shell, "kernel_info_request", []);
                answered = Receive(ChannelName.Shell, TimeSpan.FromSeconds(5)) is not null;
            }
            else if (Receive(ChannelName.IOPub, TimeSpan.FromMilliseconds(200)) is { Header.Type: "iopub_welcome" })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sends a message and returns its id.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="type">The message type.</param>
    /// <param name="content">The content.</param>
    /// <param name="parent">The message that this one answers; none when null.</param>
    public string Send(ChannelName channel, string type, JsonObject content, JupyterMessage? parent = null)
    {
        var frames = codec.Encode([], type, parent ?? JupyterMessage.None, content, out var id);
        SendFrames(channel, frames);
        return id;
    }

    /// <summary>Sends frames as they are.</summary>
    public void SendFrames(ChannelName channel, IEnumerable<byte[]> frames) => Socket(channel).SendMultipartBytes(frames);

    /// <summary>The next message on a channel; null when none came in time.</summary>
    public JupyterMessage? Receive(ChannelName channel, TimeSpan atMost)
    {
        if (channel == ChannelName.IOPub && publishedEarlier.TryDequeue(out var earlier)) return earlier;
        List<byte[]> frames = [];
        return Socket(channel).TryReceiveMultipartBytes(atMost, ref frames) ? codec.Decode(frames) : null;
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public JupyterMessage Ask(ChannelName channel, string type, JsonObject content, TimeSpan atMost) => Answer(channel, Send(channel, type, content), atMost);

    /// <summary>The answer to the message of the given id.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public JupyterMessage Answer(ChannelName channel, string id, TimeSpan atMost)
    {
        var until = DateTime.UtcNow + atMost;
        for (var left = atMost; left > TimeSpan.Zero; left = until - DateTime.UtcNow)
        {
            if (Receive(channel, left) is { } answer && answer.ParentId == id) return answer;
        }

        throw new TimeoutException($"The kernel did not answer within {atMost.TotalSeconds:0.#} s.");
    }

    /// <summary>What was published for the request of the given id, up to its idle. What belongs to other requests is kept for later.</summary>
    /// <exception cref="TimeoutException">Idle did not come in time.</exception>
    public List<JupyterMessage> Publications(string id, TimeSpan atMost)
    {
        var until = DateTime.UtcNow + atMost;
        List<JupyterMessage> ours = [], others = [];
        for (var left = atMost; left > TimeSpan.Zero; left = until - DateTime.UtcNow)
        {
            if (Receive(ChannelName.IOPub, left) is not { } message) continue;
            (message.ParentId == id ? ours : others).Add(message);
            if (message.ParentId != id || message.Header.Type != "status" || message.Text("execution_state") != "idle") continue;
            foreach (var other in others) publishedEarlier.Enqueue(other);
            return ours;
        }

        throw new TimeoutException($"The kernel did not become idle within {atMost.TotalSeconds:0.#} s.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable part in new IDisposable[] { shell, control, stdin, publications, codec }) part.Dispose();
    }

    private NetMQSocket Socket(ChannelName channel) => channel switch
    {
        ChannelName.Shell => shell,
        ChannelName.Control => control,
        ChannelName.Stdin => stdin,
        _ => publications,
    };
}
