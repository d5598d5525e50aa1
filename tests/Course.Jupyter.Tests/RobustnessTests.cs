using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Jupyter;

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
        Assert.Null(stranger.Receive(ChannelName.Shell, TimeSpan.FromMilliseconds(50)));
        Assert.Null(unsigned.Receive(ChannelName.Shell, TimeSpan.FromMilliseconds(50)));
        Assert.Contains("not signed", kernel.Log, StringComparison.Ordinal);
        Assert.Contains("the signature is not that of the connection's key", kernel.Log, StringComparison.Ordinal);
        Assert.Contains("no <IDS|MSG> frame", kernel.Log, StringComparison.Ordinal);
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
        Assert.InRange(published.Count, 10, 2000);
    }

    [Fact]
    public void Two_front_ends_see_the_same_outputs_and_each_gets_its_own_answers()
    {
        var kernel = shared.Started;
        using var other = new KernelClient(kernel.Connection);
        Assert.True(other.WaitUntilReady(StartedKernel.Patience));

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
        using (var gone = new KernelClient(kernel.Connection))
        {
            Assert.True(gone.WaitUntilReady(StartedKernel.Patience));
            StartedKernel.SendFrom(gone, "for (var i = 0; i < 30; i++) { System.Threading.Thread.Sleep(10); Console.WriteLine(i); } var finished = true;");
        }

        Assert.Equal("True", kernel.Evaluate("finished"));
    }

    [Fact]
    public void A_cell_that_asks_a_front_end_which_has_gone_ends_with_an_error()
    {
        var kernel = shared.Started;
        using (var gone = new KernelClient(kernel.Connection))
        {
            Assert.True(gone.WaitUntilReady(StartedKernel.Patience));
            StartedKernel.SendFrom(gone, "System.Threading.Thread.Sleep(500); var answer = Console.ReadLine();", ("allow_stdin", true));
        }

        Assert.Equal("2", kernel.Evaluate("1+1"));
    }

    [Fact]
    public void Without_a_key_messages_are_neither_signed_nor_checked()
    {
        using var kernel = new StartedKernel(installed, ConnectionInfo.ForThisMachine() with { Key = "" });

        Assert.Equal("2", kernel.Evaluate("1+1"));
    }
}
