using System.Text.Json.Nodes;
using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

/// <summary>What an editor asks while somebody types, and a cell runs.</summary>
public sealed class EditorQuestionTests
{
    [Fact]
    public async Task Questions_on_control_are_answered_while_a_cell_runs_and_know_what_it_has_declared()
    {
        await using var kernel = new RunningKernel();
        kernel.Execute("var known = 42;");
        var id = kernel.Send("var runningNow = 7; Console.WriteLine(\"go\"); await Task.Delay(-1);");
        kernel.WaitForOutput();

        Assert.Contains("known", Matches(kernel, "kno"));
        Assert.Contains("runningNow", Matches(kernel, "runningN"));
        Assert.True(kernel.Ask("inspect_request", new JsonObject { ["code"] = "known", ["cursor_pos"] = 2 }, ChannelName.Control).Flag("found"));
        Assert.Equal("incomplete", kernel.Ask("is_complete_request", new JsonObject { ["code"] = "if (true) {" }, ChannelName.Control).Text("status"));

        kernel.Ask("interrupt_request", [], ChannelName.Control);
        Assert.Equal("error", kernel.Client.Answer(ChannelName.Shell, id, RunningKernel.Patience).Text("status"));
    }

    [Fact]
    public async Task A_variable_is_described_while_the_running_cell_changes_it()
    {
        await using var kernel = new RunningKernel();
        kernel.Execute("var numbers = new List<int>();");
        kernel.Send("Console.WriteLine(\"go\"); while (true) { numbers.Add(1); if (numbers.Count > 100) numbers.Clear(); }");
        kernel.WaitForOutput();

        for (var i = 0; i < 50; i++)
        {
            var answer = kernel.Ask("inspect_request", new JsonObject { ["code"] = "numbers", ["cursor_pos"] = 3 }, ChannelName.Control);
            Assert.Equal("ok", answer.Text("status"));
            Assert.True(answer.Flag("found"));
        }

        kernel.Ask("interrupt_request", [], ChannelName.Control);
    }

    private static IEnumerable<string?> Matches(RunningKernel kernel, string code) =>
        kernel.Ask("complete_request", new JsonObject { ["code"] = code, ["cursor_pos"] = code.Length }, ChannelName.Control).Content["matches"]!.AsArray().Select(match => (string?)match);
}
