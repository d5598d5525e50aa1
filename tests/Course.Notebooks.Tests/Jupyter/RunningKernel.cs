using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

/// <summary>A kernel in this process and a front end that talks to it.</summary>
internal sealed class RunningKernel : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly NotebookSession session = new();
    private readonly JupyterKernel kernel;

    public RunningKernel()
    {
        kernel = new JupyterKernel(Connection, session, Log);
        Ended = Task.Run(kernel.RunAsync);
        Client = new KernelClient(Connection);
        Assert.True(Client.WaitUntilReady(Patience));
    }

    public ConnectionInfo Connection { get; } = ConnectionInfo.ForThisMachine();

    public KernelLog Log { get; } = new();

    public KernelClient Client { get; }

    public Task Ended { get; }

    public JupyterMessage Ask(string type, JsonObject content, ChannelName channel = ChannelName.Shell) => Client.Ask(channel, type, content, Patience);

    public (JupyterMessage Reply, List<JupyterMessage> Published) Execute(string code, params (string Name, JsonNode Value)[] options)
    {
        var id = Send(code, options);
        return (Client.Answer(ChannelName.Shell, id, Patience), Client.Publications(id, Patience));
    }

    /// <summary>Runs a cell whose metadata the front end sends along, as JupyterLab does.</summary>
    public (JupyterMessage Reply, List<JupyterMessage> Published) ExecuteWith(string metadata, string code)
    {
        using var signer = new MessageSigner(Connection.Key, Connection.SignatureScheme);
        var id = Guid.NewGuid().ToString("N");
        byte[] header = Encoding.UTF8.GetBytes($"{{\"msg_id\": \"{id}\", \"msg_type\": \"execute_request\", \"session\": \"s\"}}"), parent = "{}"u8.ToArray(), about = Encoding.UTF8.GetBytes(metadata);
        var content = Encoding.UTF8.GetBytes(new JsonObject { ["code"] = code }.ToJsonString());
        Client.SendFrames(ChannelName.Shell, ["<IDS|MSG>"u8.ToArray(), signer.Sign(header, parent, about, content), header, parent, about, content]);
        return (Client.Answer(ChannelName.Shell, id, Patience), Client.Publications(id, Patience));
    }

    public string Send(string code, params (string Name, JsonNode Value)[] options)
    {
        var content = new JsonObject { ["code"] = code };
        foreach (var (name, value) in options) content[name] = value;
        return Client.Send(ChannelName.Shell, "execute_request", content);
    }

    /// <summary>Answers the next question of a cell; returns the question.</summary>
    public JupyterMessage AnswerInput(string value)
    {
        var question = Client.Receive(ChannelName.Stdin, Patience) ?? throw new TimeoutException("The cell asked nothing.");
        Client.Send(ChannelName.Stdin, "input_reply", new JsonObject { ["value"] = value }, question);
        return question;
    }

    /// <summary>Waits until a cell has printed something, which it does when it has come to where the test wants it.</summary>
    public void WaitForOutput()
    {
        while ((Client.Receive(ChannelName.IOPub, Patience) ?? throw new TimeoutException("The cell printed nothing.")).Header.Type != "stream") { }
    }

    /// <summary>Waits until the kernel has taken in all that the client has sent on a channel, whatever it is doing: it complains of a message that is none, sent last.</summary>
    public void WaitUntilTakenIn(ChannelName channel)
    {
        const string Complaint = "no <IDS|MSG> frame";
        var before = Log.Count(Complaint);
        Client.SendFrames(channel, ["no message"u8.ToArray()]);
        Assert.True(SpinWait.SpinUntil(() => Log.Count(Complaint) > before, Patience));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        kernel.Stop();
        await Ended.WaitAsync(Patience);
        await kernel.DisposeAsync();
        await session.DisposeAsync();
    }
}
