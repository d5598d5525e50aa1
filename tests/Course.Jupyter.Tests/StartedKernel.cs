using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Jupyter;

namespace Course.Jupyter.Tests;

/// <summary>The installed kernel in a process of its own, and a front end that is connected to it.</summary>
internal sealed class StartedKernel : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string file = Path.Combine(Path.GetTempPath(), $"course-kernel-{Guid.NewGuid():N}.json");
    private readonly StringBuilder log = new();

    /// <param name="kernel">What to start.</param>
    /// <param name="connection">Where it is to listen; null for free ports and a new key.</param>
    /// <param name="through">A program that starts the command which is given to it; null to start the kernel itself.</param>
    public StartedKernel(InstalledKernel kernel, ConnectionInfo? connection = null, string? through = null)
    {
        Connection = connection ?? ConnectionInfo.ForThisMachine();
        Connection.Save(file);
        string[] command = [.. through is null ? [] : new[] { through }, .. kernel.Spec.Command.Select(part => part == "{connection_file}" ? file : part)];
        Process = ClientProgram.Start(command[0], command[1..], new Dictionary<string, string> { ["JPY_PARENT_PID"] = $"{Environment.ProcessId}" });
        Process.OutputDataReceived += (_, line) => Note(line.Data);
        Process.ErrorDataReceived += (_, line) => Note(line.Data);
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
        Client = new KernelClient(Connection);
        Assert.True(Client.WaitUntilReady(Patience), Log);
    }

    public ConnectionInfo Connection { get; }

    public Process Process { get; }

    public KernelClient Client { get; }

    /// <summary>What the process wrote to its own console.</summary>
    public string Log
    {
        get
        {
            lock (log) return log.ToString();
        }
    }

    public string Send(string code, params (string Name, JsonNode Value)[] options) => SendFrom(Client, code, options);

    public static string SendFrom(KernelClient client, string code, params (string Name, JsonNode Value)[] options)
    {
        var content = new JsonObject { ["code"] = code };
        foreach (var (name, value) in options) content[name] = value;
        return client.Send(ChannelName.Shell, "execute_request", content);
    }

    public (JupyterMessage Reply, List<JupyterMessage> Published) Finish(string id) =>
        (Client.Answer(ChannelName.Shell, id, Patience), Client.Publications(id, Patience));

    public (JupyterMessage Reply, List<JupyterMessage> Published) Execute(string code, params (string Name, JsonNode Value)[] options) => Finish(Send(code, options));

    /// <summary>The text of the value of an expression.</summary>
    public string? Evaluate(string code) => ResultText(Execute(code).Published);

    public static string? ResultText(List<JupyterMessage> published) =>
        (string?)published.Single(message => message.Header.Type == "execute_result").Content["data"]!["text/plain"];

    /// <summary>Waits until a cell has printed a word, which it does when it has come to where the test wants it.</summary>
    public void WaitFor(string word)
    {
        var printed = "";
        while (!printed.Contains(word, StringComparison.Ordinal))
        {
            var message = Client.Receive(ChannelName.IOPub, Patience) ?? throw new TimeoutException($"The cell did not print {word}.");
            if (message.Header.Type == "stream") printed += message.Text("text");
            if (message.Header.Type == "error") Assert.Fail(message.Content.ToJsonString());
        }
    }

    /// <summary>Asks the kernel to end and waits until its process has; returns the exit code.</summary>
    public int ShutDown(bool restart = false)
    {
        var reply = Client.Ask(ChannelName.Control, "shutdown_request", new JsonObject { ["restart"] = restart }, Patience);
        Assert.Equal(("ok", restart), (reply.Text("status"), reply.Flag("restart", !restart)));
        Assert.True(Process.WaitForExit(Patience), "The kernel's process goes on after shutdown.");
        return Process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!Process.HasExited) Process.Kill(entireProcessTree: true);
        Process.Dispose();
        File.Delete(file);
    }

    private void Note(string? line)
    {
        lock (log) log.AppendLine(line);
    }
}
