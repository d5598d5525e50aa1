using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Course.Notebooks.Jupyter;

/// <summary>
/// A Jupyter kernel around one notebook session. Shell requests are answered one after the other; control requests (interrupt, shutdown) at once, even while a cell runs.
/// What an editor asks while somebody types (complete, inspect) begins when its turn comes, but what is behind it does not wait for its end; on control it is its turn at once.
/// </summary>
/// <remarks>Source: "Messaging in Jupyter", protocol 5.4.</remarks>
public sealed class JupyterKernel : IAsyncDisposable
{
    private readonly ConnectionInfo ports;
    private readonly TextWriter log;
    private readonly JupyterConnection connection;
    private readonly ExecutionState state;
    private readonly InputPrompt input;
    private readonly ExecutionHistory history = new();
    private readonly ExecuteHandler execute;
    private readonly LanguageHandlers language;
    private readonly Channel<Arrival> shell = Channel.CreateUnbounded<Arrival>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<JupyterMessage> control = Channel.CreateUnbounded<JupyterMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<string, long> abortedUpTo = [];
    private readonly Lock typingGate = new();
    private long arrivals;
    private Task typing = Task.CompletedTask;

    /// <summary>Binds the kernel's sockets; it hears nothing before <see cref="RunAsync"/>.</summary>
    /// <param name="ports">Where to listen.</param>
    /// <param name="session">What runs the cells; the caller disposes of it.</param>
    /// <param name="log">Where to write what no front end can be told, such as dropped messages: the process's own standard error.</param>
    /// <exception cref="ConnectionFileException">A port is taken, or the address is not one of this machine.</exception>
    public JupyterKernel(ConnectionInfo ports, NotebookSession session, TextWriter log)
    {
        this.ports = ports;
        this.log = TextWriter.Synchronized(log);
        connection = new JupyterConnection(ports, this.log);
        state = new ExecutionState(connection);
        input = new InputPrompt(connection);
        execute = new ExecuteHandler(session, connection, input, history);
        language = new LanguageHandlers(session);
        connection.Received += Take;
        connection.Subscribed += state.Repeat;
    }

    /// <summary>Whether a front end asked that the kernel be started again after its end.</summary>
    public bool RestartRequested { get; private set; }

    /// <summary>Serves until a front end asks for shutdown, or <see cref="Stop"/> is called.</summary>
    public async Task RunAsync()
    {
        connection.Start();
        connection.PublishStatus("starting", JupyterMessage.None);
        var served = Task.Run(ServeShellAsync);
        await ServeControlAsync().ConfigureAwait(false);

        // A cell that cannot be interrupted must not keep the process: wait a moment for its answer, no longer.
        Interrupt();
        await Task.WhenAny(served, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false);
        connection.Flush(TimeSpan.FromSeconds(2));
    }

    /// <summary>Interrupts the running cell; does nothing between cells.</summary>
    public void Interrupt() => execute.Interrupt();

    /// <summary>Ends <see cref="RunAsync"/>.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>Shows a text on standard error of the cell that runs or ran last: what happened outside any cell's own course.</summary>
    public void Report(string text) =>
        connection.Publish("stream", execute.Current, new JsonObject { ["name"] = "stderr", ["text"] = text.EndsWith('\n') ? text : text + "\n" });

    /// <summary>Answers the running request, if there is one, because the process is about to end, and waits until the answer has left.</summary>
    public void ReportEnd(CellError reason)
    {
        if (!execute.IsRunning) return;
        execute.GiveUp(reason);
        connection.PublishStatus("idle", execute.Current);
        connection.Flush(TimeSpan.FromSeconds(2));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // Not `stop`: a signal may still ask for the end while it is near, and the source holds nothing that needs disposing.
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    // On the sockets' thread.
    private void Take(ChannelName channel, JupyterMessage message)
    {
        switch (channel)
        {
            case ChannelName.Control:
                control.Writer.TryWrite(message);
                break;
            case ChannelName.Stdin when message.Header.Type == "input_reply":
                input.Answer(message);
                break;
            case ChannelName.Shell:
                shell.Writer.TryWrite(new Arrival(Interlocked.Increment(ref arrivals), message));
                break;
            default:
                log.WriteLine($"[kernel] ignored {message.Header.Type} on {channel}");
                break;
        }
    }

    private async Task ServeShellAsync()
    {
        await foreach (var (number, request) in shell.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
        {
            // The reader looks at the token only when it has nothing to give.
            if (stop.IsCancellationRequested) break;
            if (IsAboutTyping(request)) BeginToServeTyping(ChannelName.Shell, request);
            else await ServeAsync(ChannelName.Shell, request, () => AnswerShellAsync(number, request)).ConfigureAwait(false);
        }
    }

    private static bool IsAboutTyping(JupyterMessage request) => request.Header.Type is "complete_request" or "inspect_request";

    // One after the other and beside everything else: the first completion loads Roslyn's editor features, which takes a while.
    private void BeginToServeTyping(ChannelName channel, JupyterMessage request)
    {
        lock (typingGate) typing = ServeTypingAsync(typing, channel, request);
    }

    private async Task ServeTypingAsync(Task before, ChannelName channel, JupyterMessage request)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        await ServeAsync(channel, request, () => AnswerTypingAsync(channel, request)).ConfigureAwait(false);
    }

    private async Task ServeControlAsync()
    {
        try
        {
            await foreach (var request in control.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                if (IsAboutTyping(request)) BeginToServeTyping(ChannelName.Control, request);
                else await ServeAsync(ChannelName.Control, request, () => AnswerControlAsync(request)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(ChannelName channel, JupyterMessage request, Func<Task> answer)
    {
        state.Busy(request);
        try
        {
            await answer().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // One request that cannot be answered must not end the kernel.
            log.WriteLine($"[kernel] {request.Header.Type} failed: {problem}");
            connection.Reply(channel, request, Refusal(problem.GetType().Name, problem.Message));
        }

        state.Idle(request);
    }

    private async Task AnswerShellAsync(long number, JupyterMessage request)
    {
        switch (request.Header.Type)
        {
            case "execute_request" when abortedUpTo.TryGetValue(request.Header.Session, out var last) && number <= last:
                execute.Abort(request);
                break;
            case "execute_request":
                // Only what the same front end had queued by now is dropped: its next cells, and those of others, run.
                await execute.RunAsync(request, () => abortedUpTo[request.Header.Session] = Interlocked.Read(ref arrivals)).ConfigureAwait(false);
                break;
            case "history_request":
                connection.Reply(ChannelName.Shell, request, history.Answer(request));
                break;
            case "comm_info_request":
                connection.Reply(ChannelName.Shell, request, new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() });
                break;
            case "comm_open":
                // No comm targets here: the protocol's answer to an unknown one is to close it.
                connection.Publish("comm_close", request, new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() });
                break;
            case "comm_msg" or "comm_close":
                break;
            default:
                AnswerEither(ChannelName.Shell, request);
                break;
        }
    }

    private async Task AnswerTypingAsync(ChannelName channel, JupyterMessage request)
    {
        var answer = request.Header.Type == "complete_request" ? language.CompleteAsync(request) : language.InspectAsync(request);
        connection.Reply(channel, request, await answer.ConfigureAwait(false));
    }

    private Task AnswerControlAsync(JupyterMessage request)
    {
        if (request.Header.Type == "interrupt_request")
        {
            Interrupt();
            connection.Reply(ChannelName.Control, request, new JsonObject { ["status"] = "ok" });
        }
        else
        {
            AnswerEither(ChannelName.Control, request);
        }

        return Task.CompletedTask;
    }

    private void AnswerEither(ChannelName channel, JupyterMessage request)
    {
        switch (request.Header.Type)
        {
            case "kernel_info_request":
                connection.Reply(channel, request, KernelInfo.Answer());
                break;
            case "is_complete_request":
                connection.Reply(channel, request, language.IsComplete(request));
                break;
            case "shutdown_request":
                RestartRequested = request.Flag("restart");
                connection.Reply(channel, request, Farewell());
                connection.Publish("shutdown_reply", request, Farewell());
                Stop();
                break;
            case "connect_request":
                connection.Reply(channel, request, new JsonObject
                {
                    ["status"] = "ok",
                    ["shell_port"] = ports.ShellPort,
                    ["iopub_port"] = ports.IOPubPort,
                    ["stdin_port"] = ports.StdinPort,
                    ["hb_port"] = ports.HeartbeatPort,
                    ["control_port"] = ports.ControlPort,
                });
                break;
            case "debug_request":
                connection.Reply(channel, request, new JsonObject
                {
                    ["type"] = "response",
                    ["request_seq"] = request.Number("seq") ?? 0,
                    ["success"] = false,
                    ["command"] = request.Text("command"),
                    ["message"] = "This kernel has no debugger: kernel_info says \"debugger\": false.",
                });
                break;
            default:
                log.WriteLine($"[kernel] does not know {request.Header.Type}");
                if (request.Header.Type.EndsWith("_request", StringComparison.Ordinal))
                    connection.Reply(channel, request, Refusal("UnknownRequest", $"This kernel speaks protocol {MessageCodec.ProtocolVersion}, which has no {request.Header.Type}."));
                break;
        }

        JsonObject Farewell() => new() { ["status"] = "ok", ["restart"] = RestartRequested };
    }

    private static JsonObject Refusal(string name, string message) => new()
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray($"{name}: {message}"),
    };

    private readonly record struct Arrival(long Number, JupyterMessage Message);
}
