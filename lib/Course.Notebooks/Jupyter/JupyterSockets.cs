using NetMQ;
using NetMQ.Sockets;

namespace Course.Notebooks.Jupyter;

/// <summary>
/// The five sockets of a kernel, all served by one thread of their own, so that messages are taken in and the heartbeat is answered whatever the cells do.
/// Frames in, frames out: what they mean is for others.
/// </summary>
internal sealed class JupyterSockets : IDisposable
{
    /// <summary>How many messages wait for a front end that reads too slowly before its next ones are dropped.</summary>
    private const int WaitingMessages = 100_000;

    private readonly RouterSocket shell = new();
    private readonly RouterSocket control = new();
    private readonly RouterSocket stdin = new();
    private readonly XPublisherSocket publisher = new();
    private readonly ResponseSocket heartbeat = new();
    private readonly NetMQQueue<Outgoing> outgoing = new();
    private readonly NetMQPoller poller = [];
    private readonly TextWriter log;

    /// <summary>Binds the sockets to the address of the connection file and to nothing else. Nothing is received before <see cref="Start"/>.</summary>
    /// <exception cref="ConnectionFileException">A port is taken, or the address is not one of this machine.</exception>
    public JupyterSockets(ConnectionInfo connection, TextWriter log)
    {
        this.log = log;
        NetMQSocket[] all = [shell, control, stdin, publisher, heartbeat];
        foreach (var socket in all)
        {
            socket.Options.SendHighWatermark = WaitingMessages;
            socket.Options.ReceiveHighWatermark = WaitingMessages;
            socket.Options.Linger = TimeSpan.FromSeconds(1);
        }

        // A question to a front end that has gone must be noticed; a second connection of the same front end takes over.
        stdin.Options.RouterMandatory = true;
        foreach (var router in new[] { shell, control, stdin }) router.Options.RouterHandover = true;
        publisher.Options.XPubVerbose = true;

        Bind(shell, connection.ShellPort);
        Bind(control, connection.ControlPort);
        Bind(stdin, connection.StdinPort);
        Bind(publisher, connection.IOPubPort);
        Bind(heartbeat, connection.HeartbeatPort);

        shell.ReceiveReady += (_, _) => Drain(shell, frames => Received?.Invoke(ChannelName.Shell, frames));
        control.ReceiveReady += (_, _) => Drain(control, frames => Received?.Invoke(ChannelName.Control, frames));
        stdin.ReceiveReady += (_, _) => Drain(stdin, frames => Received?.Invoke(ChannelName.Stdin, frames));
        publisher.ReceiveReady += (_, _) => Drain(publisher, NoteSubscription);
        heartbeat.ReceiveReady += (_, _) => Drain(heartbeat, frames => heartbeat.TrySendMultipartBytes(TimeSpan.Zero, frames));
        outgoing.ReceiveReady += (_, _) => SendWaiting();

        foreach (var socket in all) poller.Add(socket);
        poller.Add(outgoing);

        void Bind(NetMQSocket socket, int port)
        {
            try
            {
                socket.Bind(connection.Endpoint(port));
            }
            catch (Exception problem) when (problem is NetMQException or System.Net.Sockets.SocketException or FormatException or ArgumentException)
            {
                foreach (var opened in all) opened.Dispose();
                throw new ConnectionFileException($"The kernel cannot listen on {connection.Endpoint(port)}: {problem.GetBaseException().Message}", problem);
            }
        }
    }

    /// <summary>A message came in; called on the sockets' thread, which has to be given back at once.</summary>
    public event Action<ChannelName, List<byte[]>>? Received;

    /// <summary>A front end listens to iopub, to the topic given; called on the sockets' thread.</summary>
    public event Action<byte[]>? Subscribed;

    /// <summary>Starts the thread.</summary>
    public void Start() => poller.RunAsync("Jupyter sockets", isBackgroundThread: true);

    /// <summary>Sends a message, after all those sent before; from any thread.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="frames">The message.</param>
    /// <param name="failed">Called when nobody is there to get it; only the stdin channel tells.</param>
    public void Send(ChannelName channel, List<byte[]> frames, Action? failed = null)
    {
        try
        {
            outgoing.Enqueue(new Outgoing(channel, frames, failed, null));
        }
        catch (ObjectDisposedException)
        {
            // A background task of a cell wrote after the end.
        }
    }

    /// <summary>Waits until everything sent so far has been handed to the network, at most for the given time.</summary>
    public void Flush(TimeSpan atMost)
    {
        // Not disposed: after a time-out the sockets' thread may still set it.
        var done = new ManualResetEventSlim();
        try
        {
            outgoing.Enqueue(new Outgoing(ChannelName.IOPub, [], null, done.Set));
            done.Wait(atMost);
        }
        catch (ObjectDisposedException)
        {
            // Closed already: nothing waits.
        }
    }

    /// <summary>Sends what waits, then closes the sockets.</summary>
    public void Dispose()
    {
        Flush(TimeSpan.FromSeconds(2));
        poller.Dispose();
        foreach (IDisposable part in new IDisposable[] { shell, control, stdin, publisher, heartbeat, outgoing }) part.Dispose();
    }

    private void Drain(NetMQSocket socket, Action<List<byte[]>> handle)
    {
        // Bounded, so that a flood on one channel does not silence the others.
        for (var taken = 0; taken < 100; taken++)
        {
            List<byte[]> frames = [];
            try
            {
                if (!socket.TryReceiveMultipartBytes(TimeSpan.Zero, ref frames)) return;
                handle(frames);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                // This thread is the kernel's ear: whatever a message does to its handler, the next one must be heard.
                log.WriteLine($"[kernel] a message could not be handled: {problem.Message}");
            }
        }
    }

    private void NoteSubscription(List<byte[]> frames)
    {
        if (frames is [[1, .. var topic]]) Subscribed?.Invoke(topic);
    }

    private void SendWaiting()
    {
        for (var taken = 0; taken < 100 && outgoing.TryDequeue(out var next, TimeSpan.Zero); taken++)
        {
            if (next.Reached is not null)
            {
                next.Reached();
                continue;
            }

            NetMQSocket socket = next.Channel switch
            {
                ChannelName.Shell => shell,
                ChannelName.Control => control,
                ChannelName.Stdin => stdin,
                _ => publisher,
            };
            try
            {
                if (!socket.TrySendMultipartBytes(TimeSpan.Zero, next.Frames)) next.Failed?.Invoke();
            }
            catch (NetMQException problem)
            {
                if (next.Failed is null) log.WriteLine($"[kernel] a message could not be sent: {problem.Message}");
                next.Failed?.Invoke();
            }
        }
    }

    private readonly record struct Outgoing(ChannelName Channel, List<byte[]> Frames, Action? Failed, Action? Reached);
}
