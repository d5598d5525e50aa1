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

    public StringWriter Log { get; } = new();

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

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        kernel.Stop();
        await Ended.WaitAsync(Patience);
        await kernel.DisposeAsync();
        await session.DisposeAsync();
    }
}
