using System.Text.Json.Nodes;
using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

public sealed class KernelConversationTests
{
    [Fact]
    public async Task A_cell_is_announced_run_shown_and_answered_in_that_order()
    {
        await using var kernel = new RunningKernel();

        var (reply, published) = kernel.Execute("Console.WriteLine(\"hi\");\n1+1");

        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal(1, reply.Number("execution_count"));
        Assert.Equal(["status", "execute_input", "stream", "execute_result", "status"], published.Select(message => message.Header.Type));
        Assert.Equal("hi\n", published[2].Text("text"));
        Assert.Equal("2", (string?)published[3].Content["data"]!["text/plain"]);
        Assert.Equal(1, published[3].Number("execution_count"));
    }

    [Fact]
    public async Task Who_begins_to_listen_late_still_hears_the_end_of_the_request_before()
    {
        await using var kernel = new RunningKernel();
        using var late = new KernelClient(kernel.Connection, listens: false);
        var id = late.Send(ChannelName.Shell, "kernel_info_request", []);
        late.Answer(ChannelName.Shell, id, RunningKernel.Patience);
        kernel.Client.Publications(id, RunningKernel.Patience);

        late.Listen();

        Assert.Equal("status", Assert.Single(late.Publications(id, RunningKernel.Patience)).Header.Type);
    }

    [Fact]
    public async Task Who_begins_to_listen_while_a_cell_runs_hears_that_it_does()
    {
        await using var kernel = new RunningKernel();
        var id = kernel.Send("Console.ReadLine()", ("allow_stdin", true));
        Assert.NotNull(kernel.Client.Receive(ChannelName.Stdin, RunningKernel.Patience));

        using var late = new KernelClient(kernel.Connection);
        var heard = late.Receive(ChannelName.IOPub, RunningKernel.Patience)!;
        while (heard.Header.Type != "status") heard = late.Receive(ChannelName.IOPub, RunningKernel.Patience)!;

        Assert.Equal((id, "busy"), (heard.ParentId, heard.Text("execution_state")));
        kernel.Client.Send(ChannelName.Stdin, "input_reply", new JsonObject { ["value"] = "" });
        kernel.Client.Publications(id, RunningKernel.Patience);
    }

    [Fact]
    public async Task A_silent_cell_is_neither_announced_nor_counted_nor_remembered()
    {
        await using var kernel = new RunningKernel();

        var (reply, published) = kernel.Execute("var x = 5; x", ("silent", true));
        var (_, next) = kernel.Execute("x");

        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal(["status", "status"], published.Select(message => message.Header.Type));
        Assert.Equal(1, next.Single(message => message.Header.Type == "execute_result").Number("execution_count"));
        Assert.Equal(["x"], History(kernel, new JsonObject { ["hist_access_type"] = "tail", ["n"] = 5 }));
    }

    [Fact]
    public async Task A_cell_that_is_not_to_be_stored_is_shown_but_neither_counted_nor_remembered()
    {
        await using var kernel = new RunningKernel();

        var (reply, published) = kernel.Execute("var x = 5; x", ("store_history", false));

        Assert.Equal(0, reply.Number("execution_count"));
        Assert.Equal("5", ResultText(published));
        Assert.Equal(1, kernel.Execute("x").Reply.Number("execution_count"));
        Assert.Equal(["x"], History(kernel, new JsonObject { ["hist_access_type"] = "tail", ["n"] = 5 }));
    }

    [Theory]
    [InlineData("{\"vscode\": {\"languageId\": \"markdown\"}}", "text/markdown")]
    [InlineData("{\"polyglot_notebook\": {\"kernelName\": \"mermaid\"}}", "text/vnd.mermaid")]
    [InlineData("{\"dotnet_interactive\": {\"language\": \"html\"}}", "text/html")]
    [InlineData("{\"dotnet_interactive\": {\"language\": \"javascript\"}, \"vscode\": {\"languageId\": \"csharp\"}}", "text/html")]
    public async Task The_metadata_of_a_cell_say_what_language_it_is_in(string metadata, string mimeType)
    {
        await using var kernel = new RunningKernel();

        var (reply, published) = kernel.ExecuteWith(metadata, "not C#");

        Assert.Equal("ok", reply.Text("status"));
        Assert.NotNull(published.Single(message => message.Header.Type == "display_data").Content["data"]![mimeType]);
        Assert.Equal("2", ResultText(kernel.ExecuteWith("{\"vscode\": {\"languageId\": \"polyglot-notebook\"}}", "1 + 1").Published));
    }

    [Fact]
    public async Task A_cell_in_a_language_that_does_not_run_here_says_so()
    {
        await using var kernel = new RunningKernel();

        var (reply, _) = kernel.ExecuteWith("{\"polyglot_notebook\": {\"kernelName\": \"fsharp\"}}", "let x = 1");

        Assert.Equal("This cell is in fsharp. This kernel runs C# and shows Markdown, HTML, JavaScript and Mermaid.", reply.Text("evalue"));
    }

    [Fact]
    public async Task An_error_is_published_and_answered_alike_and_aborts_what_the_same_front_end_had_queued()
    {
        await using var kernel = new RunningKernel();
        using var other = new KernelClient(kernel.Connection);
        Assert.True(other.WaitUntilReady(RunningKernel.Patience));

        var failing = kernel.Send("Console.ReadLine(); throw new InvalidOperationException(\"no\");", ("allow_stdin", true));
        var queued = kernel.Send("var never = 1;");
        kernel.WaitUntilTakenIn(ChannelName.Shell);
        var others = other.Send(ChannelName.Shell, "execute_request", new JsonObject { ["code"] = "1" });
        kernel.AnswerInput("");

        var reply = kernel.Client.Answer(ChannelName.Shell, failing, RunningKernel.Patience);
        var error = kernel.Client.Publications(failing, RunningKernel.Patience).Single(message => message.Header.Type == "error");
        Assert.Equal("error", reply.Text("status"));
        foreach (var message in new[] { reply, error })
        {
            Assert.EndsWith("InvalidOperationException", message.Text("ename"), StringComparison.Ordinal);
            Assert.Equal("no", message.Text("evalue"));
            Assert.NotEmpty(message.Content["traceback"]!.AsArray());
        }

        Assert.Equal("aborted", kernel.Client.Answer(ChannelName.Shell, queued, RunningKernel.Patience).Text("status"));
        Assert.Equal("ok", other.Answer(ChannelName.Shell, others, RunningKernel.Patience).Text("status"));
        Assert.Equal("ok", kernel.Execute("2").Reply.Text("status"));
    }

    [Fact]
    public async Task Without_stop_on_error_the_queue_goes_on()
    {
        await using var kernel = new RunningKernel();

        var failing = kernel.Send("Console.ReadLine(); throw new Exception();", ("stop_on_error", false), ("allow_stdin", true));
        var queued = kernel.Send("1");
        kernel.WaitUntilTakenIn(ChannelName.Shell);
        kernel.AnswerInput("");

        Assert.Equal("error", kernel.Client.Answer(ChannelName.Shell, failing, RunningKernel.Patience).Text("status"));
        Assert.Equal("ok", kernel.Client.Answer(ChannelName.Shell, queued, RunningKernel.Patience).Text("status"));
    }

    [Fact]
    public async Task User_expressions_are_evaluated_beside_the_cell()
    {
        await using var kernel = new RunningKernel();

        var (reply, _) = kernel.Execute("var x = 20;", ("user_expressions", new JsonObject { ["twice"] = "x * 2", ["wrong"] = "nothing" }));

        var expressions = reply.Content["user_expressions"]!;
        Assert.Equal("40", (string?)expressions["twice"]!["data"]!["text/plain"]);
        Assert.Equal("error", (string?)expressions["wrong"]!["status"]);
    }

    [Fact]
    public async Task A_cell_that_reads_asks_the_front_end_that_runs_it()
    {
        await using var kernel = new RunningKernel();

        var id = kernel.Send("Console.ReadLine()", ("allow_stdin", true));
        var question = kernel.AnswerInput("Ada");

        Assert.Equal("input_request", question.Header.Type);
        Assert.False(question.Flag("password", true));
        Assert.Equal("Ada", ResultText(kernel.Client.Publications(id, RunningKernel.Patience)));
    }

    [Fact]
    public async Task An_answer_that_names_its_question_is_taken_however_soon_it_comes()
    {
        const int Questions = 300;
        await using var kernel = new RunningKernel();

        var id = kernel.Send($"var sum = 0; for (var i = 0; i < {Questions}; i++) sum += int.Parse(Console.ReadLine()); sum", ("allow_stdin", true));
        for (var i = 0; i < Questions; i++) kernel.AnswerInput("1");

        Assert.Equal($"{Questions}", ResultText(kernel.Client.Publications(id, RunningKernel.Patience)));
    }

    [Fact]
    public async Task An_answer_to_another_question_is_left_alone()
    {
        await using var kernel = new RunningKernel();

        var id = kernel.Send("Console.ReadLine() + Console.ReadLine()", ("allow_stdin", true));
        var first = kernel.Client.Receive(ChannelName.Stdin, RunningKernel.Patience)!;
        kernel.Client.Send(ChannelName.Stdin, "input_reply", new JsonObject { ["value"] = "a" }, first);
        var second = kernel.Client.Receive(ChannelName.Stdin, RunningKernel.Patience)!;
        kernel.Client.Send(ChannelName.Stdin, "input_reply", new JsonObject { ["value"] = "again" }, first);
        kernel.Client.Send(ChannelName.Stdin, "input_reply", new JsonObject { ["value"] = "b" }, second);

        Assert.Equal("ab", ResultText(kernel.Client.Publications(id, RunningKernel.Patience)));
    }

    [Fact]
    public async Task A_password_is_asked_for_as_one()
    {
        await using var kernel = new RunningKernel();

        var id = kernel.Send("(await Kernel.GetPasswordAsync(\"PIN\")).GetClearTextPassword()", ("allow_stdin", true));
        var question = kernel.AnswerInput("1234");

        Assert.True(question.Flag("password"));
        Assert.Equal("PIN", question.Text("prompt"));
        Assert.Equal("1234", ResultText(kernel.Client.Publications(id, RunningKernel.Patience)));
    }

    [Fact]
    public async Task A_front_end_that_goes_away_in_the_middle_of_much_output_leaves_a_kernel_that_works()
    {
        await using var kernel = new RunningKernel();
        using (var gone = new KernelClient(kernel.Connection))
        {
            Assert.True(gone.WaitUntilReady(RunningKernel.Patience));
            gone.Send(ChannelName.Shell, "execute_request", new JsonObject { ["code"] = "for (var i = 0; i < 200; i++) Console.WriteLine(new string('x', 50_000)); var finished = true;" });
            while (gone.Receive(ChannelName.IOPub, RunningKernel.Patience)!.Header.Type != "stream") { }
        }

        Assert.Equal("True", ResultText(kernel.Execute("finished").Published));
    }

    [Fact]
    public async Task A_cell_that_reads_where_nobody_can_answer_fails_and_says_so()
    {
        await using var kernel = new RunningKernel();

        var (reply, _) = kernel.Execute("Console.ReadLine()", ("allow_stdin", false));

        Assert.Equal("error", reply.Text("status"));
        Assert.Contains("cannot ask", reply.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_ends_a_cell_that_waits_for_input_and_a_late_answer_harms_nothing()
    {
        await using var kernel = new RunningKernel();

        var id = kernel.Send("Console.ReadLine()", ("allow_stdin", true));
        Assert.NotNull(kernel.Client.Receive(ChannelName.Stdin, RunningKernel.Patience));
        Assert.Equal("ok", kernel.Ask("interrupt_request", [], ChannelName.Control).Text("status"));

        Assert.Equal("error", kernel.Client.Answer(ChannelName.Shell, id, RunningKernel.Patience).Text("status"));
        kernel.Client.Send(ChannelName.Stdin, "input_reply", new JsonObject { ["value"] = "late" });
        Assert.Equal("2", ResultText(kernel.Execute("1+1").Published));
    }

    [Fact]
    public async Task The_control_channel_answers_while_a_cell_runs_and_interrupts_it()
    {
        await using var kernel = new RunningKernel();

        kernel.Execute("var kept = 42;");
        var id = kernel.Send("while (true) { }");
        while (kernel.Client.Receive(ChannelName.IOPub, RunningKernel.Patience)!.Header.Type != "execute_input") { }
        Assert.Equal("C#", (string?)kernel.Ask("kernel_info_request", [], ChannelName.Control).Content["language_info"]!["name"]);
        // The cell may still be being compiled: an interrupt then would come too early for the loop, but not for the cell.
        kernel.Ask("interrupt_request", [], ChannelName.Control);

        Assert.Equal("error", kernel.Client.Answer(ChannelName.Shell, id, RunningKernel.Patience).Text("status"));
        Assert.Equal("42", ResultText(kernel.Execute("kept").Published));
    }

    [Fact]
    public async Task History_is_given_by_tail_range_and_search()
    {
        await using var kernel = new RunningKernel();
        foreach (var code in new[] { "1+1", "var a = 2;", "1+1", "a*3" }) kernel.Execute(code);

        Assert.Equal(["1+1", "a*3"], History(kernel, new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal(["var a = 2;", "1+1"], History(kernel, new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 4 }));
        Assert.Empty(History(kernel, new JsonObject { ["hist_access_type"] = "range", ["session"] = 7 }));
        Assert.Equal(["1+1", "1+1"], History(kernel, new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "1*" }));
        Assert.Equal(["1+1"], History(kernel, new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "?+?", ["unique"] = true }));
        var withOutput = kernel.Ask("history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true });
        Assert.Equal("[[1,4,[\"a*3\",\"6\"]]]", withOutput.Content["history"]!.ToJsonString());
    }

    [Fact]
    public async Task What_the_kernel_has_not_is_refused_cleanly()
    {
        await using var kernel = new RunningKernel();

        Assert.Empty(kernel.Ask("comm_info_request", []).Content["comms"]!.AsObject());
        var debug = kernel.Ask("debug_request", new JsonObject { ["command"] = "initialize", ["seq"] = 3 }, ChannelName.Control);
        Assert.False(debug.Flag("success", true));
        Assert.Equal(3, debug.Number("request_seq"));
        Assert.Equal("UnknownRequest", kernel.Ask("create_subshell_request", [], ChannelName.Control).Text("ename"));
        var comm = kernel.Client.Send(ChannelName.Shell, "comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "widget" });
        Assert.Equal("c1", kernel.Client.Publications(comm, RunningKernel.Patience).Single(message => message.Header.Type == "comm_close").Text("comm_id"));
    }

    [Fact]
    public async Task Wrongly_signed_and_broken_messages_are_dropped_and_noted()
    {
        await using var kernel = new RunningKernel();
        using var stranger = new KernelClient(kernel.Connection with { Key = "another key" });

        stranger.Send(ChannelName.Shell, "execute_request", new JsonObject { ["code"] = "1" });
        kernel.Client.SendFrames(ChannelName.Shell, ["garbage"u8.ToArray(), [0, 255, 7]]);
        kernel.Client.SendFrames(ChannelName.Control, ["<IDS|MSG>"u8.ToArray(), [], "{\"msg_type\":"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray()]);

        Assert.Equal("2", ResultText(kernel.Execute("1+1").Published));
        foreach (var complaint in new[] { "the signature is not that of the connection's key", "no <IDS|MSG> frame", "not signed" })
            Assert.True(SpinWait.SpinUntil(() => kernel.Log.Count(complaint) == 1, RunningKernel.Patience), complaint);
        Assert.Null(stranger.Receive(ChannelName.Shell, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_name_and_a_question_mark_open_the_pager()
    {
        await using var kernel = new RunningKernel();

        var (reply, _) = kernel.Execute("Math.Sqrt?");

        var payload = Assert.Single(reply.Content["payload"]!.AsArray())!;
        Assert.Equal("page", (string?)payload["source"]);
        Assert.NotEmpty((string)payload["data"]!["text/plain"]!);
    }

    [Fact]
    public async Task Shutdown_is_answered_told_to_all_and_ends_the_kernel_even_while_a_cell_runs()
    {
        await using var kernel = new RunningKernel();
        kernel.Send("while (true) { }");

        var reply = kernel.Ask("shutdown_request", new JsonObject { ["restart"] = true }, ChannelName.Control);

        Assert.True(reply.Flag("restart"));
        await kernel.Ended.WaitAsync(RunningKernel.Patience);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var kernel = new RunningKernel();
        await using var session = new NotebookSession();

        var problem = Assert.Throws<ConnectionFileException>(() => new JupyterKernel(kernel.Connection, session, TextWriter.Null));

        Assert.Contains($":{kernel.Connection.ShellPort}", problem.Message, StringComparison.Ordinal);
    }

    private static string? ResultText(List<JupyterMessage> published) =>
        (string?)published.Single(message => message.Header.Type == "execute_result").Content["data"]!["text/plain"];

    private static IEnumerable<string?> History(RunningKernel kernel, JsonObject request) =>
        kernel.Ask("history_request", request).Content["history"]!.AsArray().Select(entry => (string?)entry![2]);
}
