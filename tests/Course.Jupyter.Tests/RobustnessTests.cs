using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Jupyter;
using NetMQ;
using NetMQ.Sockets;

namespace Course.Jupyter.Tests;

/// <summary>What a kernel meets that is no orderly conversation.</summary>
public sealed class RobustnessTests(InstalledKernel installed, SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Fact]
    public void Wrongly_signed_unsigned_and_broken_messages_are_dropped_and_noted_on_every_channel()
    {
        using var kernel = new StartedKernel(installed);
        using var stranger = new KernelClient(kernel.Connection with { Key = "another key" });
        using var unsigned = new KernelClient(kernel.Connection with { Key = "" });
        byte[] delimiter = "<IDS|MSG>"u8.ToArray(), truncated = "{\"msg_type\":"u8.ToArray(), empty = "{}"u8.ToArray();

        foreach (var channel in new[] { ChannelName.Shell, ChannelName.Control, ChannelName.Stdin })
        {
            stranger.Send(channel, "execute_request", new JsonObject { ["code"] = "var broken = 1;" });
            unsigned.Send(channel, "execute_request", new JsonObject { ["code"] = "var broken = 1;" });
            kernel.Client.SendFrames(channel, [[]]);
            kernel.Client.SendFrames(channel, ["garbage"u8.ToArray(), [0, 255, 7]]);
            kernel.Client.SendFrames(channel, [delimiter]);
            kernel.Client.SendFrames(channel, [delimiter, [], truncated, empty, empty, empty]);
        }

        Assert.Equal("2", kernel.Evaluate("1+1"));
        Assert.Equal("error", kernel.Execute("broken").Reply.Text("status"));
        foreach (var complaint in new[] { "not signed", "the signature is not that of the connection's key", "no <IDS|MSG> frame" })
        {
            foreach (var channel in new[] { ChannelName.Shell, ChannelName.Control, ChannelName.Stdin })
                Assert.True(SpinWait.SpinUntil(() => kernel.Log.Contains($"on {channel}: {complaint}", StringComparison.Ordinal), StartedKernel.Patience), $"{channel}: {complaint}");
        }

        Assert.Null(stranger.Receive(ChannelName.Shell, TimeSpan.Zero));
        Assert.Null(unsigned.Receive(ChannelName.Shell, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("{\"code\": 7, \"silent\": \"yes\", \"user_expressions\": [], \"cursor_pos\": \"end\"}")]
    [InlineData("{\"code\": null}")]
    [InlineData("{\"code\": \"1\", \"code\": \"2\"}")]
    [InlineData("{\"code\": \"1\", \"deep\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}")]
    public void A_signed_message_with_a_content_that_makes_no_sense_does_not_stop_the_kernel(string content)
    {
        var kernel = shared.Started;
        using var signer = new MessageSigner(kernel.Connection.Key, kernel.Connection.SignatureScheme);

        foreach (var type in new[] { "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request", "comm_open", "nonsense_request" })
        {
            byte[] header = Encoding.UTF8.GetBytes($"{{\"msg_id\": \"{type}\", \"msg_type\": \"{type}\", \"session\": \"s\"}}"), empty = "{}"u8.ToArray(), body = Encoding.UTF8.GetBytes(content);
            kernel.Client.SendFrames(ChannelName.Shell, ["<IDS|MSG>"u8.ToArray(), signer.Sign(header, empty, empty, body), header, empty, empty, body]);
        }

        Assert.Equal("2", kernel.Evaluate("1+1"));
    }

    [Fact]
    public void Completions_between_queued_cells_are_answered_and_keep_no_cell_from_running()
    {
        var kernel = shared.Started;
        List<string> cells = [], questions = [];
        for (var i = 0; i < 5; i++)
        {
            questions.Add(kernel.Client.Send(ChannelName.Shell, "complete_request", new JsonObject { ["code"] = "Math.Sq", ["cursor_pos"] = 7 }));
            questions.Add(kernel.Client.Send(ChannelName.Shell, "inspect_request", new JsonObject { ["code"] = "Math.Sqrt", ["cursor_pos"] = 9 }));
            cells.Add(kernel.Send($"var x{i} = {i}; x{i}"));
        }

        // The order of the answers is the kernel's own business.
        var replies = new Dictionary<string, JupyterMessage>();
        while (replies.Count < cells.Count + questions.Count)
        {
            var reply = kernel.Client.Receive(ChannelName.Shell, StartedKernel.Patience) ?? throw new TimeoutException("The kernel did not answer.");
            if (cells.Concat(questions).Contains(reply.ParentId)) replies.Add(reply.ParentId!, reply);
        }

        Assert.Equal(["0", "1", "2", "3", "4"], cells.Select(id => StartedKernel.ResultText(kernel.Client.Publications(id, StartedKernel.Patience))));
        Assert.All(questions, id => Assert.NotEmpty(kernel.Client.Publications(id, StartedKernel.Patience)));
        Assert.All(replies.Values, reply => Assert.Equal("ok", reply.Text("status")));
        Assert.Equal(5, replies.Values.Count(reply => reply.Content["matches"] is JsonArray matches && matches.Any(match => (string?)match == "Sqrt")));
        Assert.Equal(5, replies.Values.Count(reply => reply.Flag("found")));
    }

    [Fact]
    public void A_thousand_queued_cells_are_run_in_order()
    {
        var kernel = shared.Started;
        kernel.Execute("var sum = 0;");

        var ids = Enumerable.Range(1, 1000).Select(i => kernel.Send($"sum += {i};")).ToArray();

        foreach (var id in ids) Assert.Equal("ok", kernel.Client.Answer(ChannelName.Shell, id, StartedKernel.Patience).Text("status"));
        Assert.Equal("500500", kernel.Evaluate("sum"));
    }

    [Fact]
    public void Ten_megabytes_of_output_arrive_whole_and_in_order()
    {
        const int Lines = 1_000_000;
        var kernel = shared.Started;

        var (reply, published) = kernel.Execute($"for (var i = 0; i < {Lines}; i++) Console.WriteLine(i.ToString(\"D9\"));");

        Assert.Equal("ok", reply.Text("status"));
        var text = string.Concat(published.Where(message => message.Header.Type == "stream").Select(message => message.Text("text")));
        Assert.Equal(Lines * 10, text.Length);
        Assert.Equal(Enumerable.Range(0, Lines), text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
        Assert.InRange(published.Count, 10, Lines / 50);
    }

    [Fact]
    public void Two_front_ends_see_the_same_outputs_and_each_gets_its_own_answers()
    {
        var kernel = shared.Started;
        using var other = Another(kernel);

        var mine = Enumerable.Range(0, 10).Select(i => kernel.Send($"{i}")).ToArray();
        var theirs = Enumerable.Range(0, 10).Select(i => StartedKernel.SendFrom(other, $"{i} + 100")).ToArray();

        foreach (var (client, ids, others) in new[] { (kernel.Client, mine, theirs), (other, theirs, mine) })
        {
            foreach (var id in ids) Assert.Equal("ok", client.Answer(ChannelName.Shell, id, StartedKernel.Patience).Text("status"));
            foreach (var id in others) Assert.NotNull(StartedKernel.ResultText(client.Publications(id, StartedKernel.Patience)));
        }
    }

    [Fact]
    public void A_front_end_that_goes_away_while_its_cell_runs_leaves_a_kernel_that_works()
    {
        var kernel = shared.Started;
        using (var gone = Another(kernel))
        {
            StartedKernel.SendFrom(gone, "for (var i = 0; i < 100; i++) { System.Threading.Thread.Sleep(1); Console.WriteLine(i); } var finished = true;");
            kernel.WaitFor("0");
        }

        Assert.Equal("True", kernel.Evaluate("finished"));
    }

    [Fact]
    public void A_cell_that_asks_a_front_end_which_has_gone_ends_with_an_error()
    {
        var kernel = shared.Started;
        var gate = Path.Combine(installed.NewFolder("gate"), "open");
        string id;
        using (var gone = Another(kernel))
        {
            id = StartedKernel.SendFrom(gone, $"Console.WriteLine(\"go\"); while (!File.Exists(@\"{gate}\")) System.Threading.Thread.Sleep(1); Console.ReadLine()", ("allow_stdin", true));
            kernel.WaitFor("go");
        }

        Assert.True(SpinWait.SpinUntil(() => Connections(kernel.Connection.StdinPort) == 1, StartedKernel.Patience), "The kernel keeps the connection of a front end that has gone.");
        File.WriteAllText(gate, "");

        var error = kernel.Client.Publications(id, StartedKernel.Patience).Single(message => message.Header.Type == "error");
        Assert.Contains("no longer connected", error.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal("2", kernel.Evaluate("1+1"));
    }

    [Fact]
    public void A_cell_whose_question_nobody_answers_any_more_is_interrupted_by_another_front_end()
    {
        var kernel = shared.Started;
        string id;
        using (var gone = Another(kernel))
        {
            id = StartedKernel.SendFrom(gone, "Console.ReadLine()", ("allow_stdin", true));
            Assert.Equal("input_request", gone.Receive(ChannelName.Stdin, StartedKernel.Patience)?.Header.Type);
        }

        kernel.Client.Ask(ChannelName.Control, "interrupt_request", [], StartedKernel.Patience);

        Assert.Single(kernel.Client.Publications(id, StartedKernel.Patience), message => message.Header.Type == "error");
        Assert.Equal("2", kernel.Evaluate("1+1"));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\u00ff\0\0\0\0\0\0\0\u0001\u007f")] // the start of ZeroMQ's greeting, and no more
    [InlineData("\u00ff\0\0\0\0\0\0\0\u0001\u007f\u0003\0NULL\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0006\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")] // the greeting, and a command of 2^63 bytes
    [InlineData("\u0001\0\u0002\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")] // the oldest ZeroMQ, and a frame of 2^63 bytes
    public void Whoever_speaks_another_protocol_on_a_port_does_no_harm(string garbage)
    {
        using var kernel = new StartedKernel(installed);
        var ports = kernel.Connection;
        List<TcpClient> strangers = [];
        foreach (var port in new[] { ports.ShellPort, ports.ControlPort, ports.StdinPort, ports.IOPubPort, ports.HeartbeatPort })
        {
            var stranger = new TcpClient(ports.Address, port);
            stranger.GetStream().Write(Encoding.Latin1.GetBytes(garbage));
            strangers.Add(stranger);
        }

        Assert.Equal("2", kernel.Evaluate("1+1"));
        strangers.ForEach(stranger => stranger.Dispose());

        using var another = Another(kernel);
        Assert.Equal("3", kernel.Evaluate("1+2"));
        Assert.Equal("still there", Heartbeat(ports, "still there"));
        Assert.Equal(0, kernel.ShutDown());
    }

    [Fact]
    public void Without_a_key_messages_are_neither_signed_nor_checked()
    {
        using var kernel = new StartedKernel(installed, ConnectionInfo.ForThisMachine() with { Key = "" });

        Assert.Equal("2", kernel.Evaluate("1+1"));
    }

    private static KernelClient Another(StartedKernel kernel)
    {
        var client = new KernelClient(kernel.Connection);
        Assert.True(client.WaitUntilReady(StartedKernel.Patience), kernel.Log);
        return client;
    }

    private static string? Heartbeat(ConnectionInfo ports, string beat)
    {
        using var socket = new RequestSocket();
        socket.Options.Linger = TimeSpan.Zero;
        socket.Connect(ports.Endpoint(ports.HeartbeatPort));
        socket.SendFrame(beat);
        return socket.TryReceiveFrameString(StartedKernel.Patience, out var echo) ? echo : null;
    }

    /// <summary>How many connections to a port the listening side has not closed yet.</summary>
    private static int Connections(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Count(connection => connection.LocalEndPoint.Port == port && connection.State is (TcpState.Established or TcpState.CloseWait));
}
