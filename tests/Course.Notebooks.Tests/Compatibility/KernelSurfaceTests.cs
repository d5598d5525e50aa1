namespace Course.Notebooks.Tests.Compatibility;

/// <summary>What notebooks written for .NET Interactive do with its <c>Kernel</c>.</summary>
public sealed class KernelSurfaceTests : IAsyncDisposable
{
    private const string Usings = "using Microsoft.DotNet.Interactive.Commands;\nusing Microsoft.DotNet.Interactive.Events;\n";

    private readonly NotebookSession session = new();
    private readonly RecordedOutput output = new() { Answer = (question, password) => $"{question}{(password ? " secret" : "")}" };

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Theory]
    [InlineData("using Microsoft.DotNet.Interactive;")]
    [InlineData("using Microsoft.DotNet.Interactive.Commands;")]
    [InlineData("using Microsoft.DotNet.Interactive.CSharp;")]
    [InlineData("using Microsoft.DotNet.Interactive.Events;")]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting;")]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting.TabularData;")]
    [InlineData("using Microsoft.DotNet.Interactive.ValueSharing;")]
    [InlineData("using static Microsoft.DotNet.Interactive.Kernel;")]
    [InlineData("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\ndiv[style: \"color:red\"](b(\"x\"))")]
    [InlineData("display(HTML(\"<b>x</b>\")); Kernel.CSS(\"p { }\"); Kernel.Javascript(\"1\"); Kernel.display(1).Update(2);")]
    [InlineData("KernelInvocationContext.Current.CancellationToken.ThrowIfCancellationRequested();")]
    [InlineData("KernelInvocationContext.Current.HandlingKernel.RootKernel.FindKernelByName(\"csharp\").Name")]
    [InlineData("display(new ScriptContent(\"1\")); foreach (var kernel in Kernel.Root) Console.WriteLine(kernel.KernelInfo.DisplayName);")]
    public Task What_they_write_compiles_and_runs(string cell) => RunAsync(cell);

    [Theory]
    [InlineData("display(1)")]
    [InlineData("\"1\".DisplayAs(\"text/plain\")")]
    public async Task What_is_displayed_in_the_last_line_is_shown_once(string cell)
    {
        await RunAsync(cell);
        Assert.Equal(["display: 1"], output.Events);
    }

    [Fact]
    public async Task Code_that_a_cell_sends_runs_in_its_session_before_the_cell_ends()
    {
        await RunAsync(Usings + """
            var x = 20;
            var result = await Kernel.Root.SendAsync(new SubmitCode("var y = x * 2; Console.WriteLine(y); y + 2"));
            Console.WriteLine(result.Events.OfType<ReturnValueProduced>().Single().Value);
            result.Events.Select(e => e.GetType().Name)
            """);
        Assert.Equal("40\n42\n", output.Out);
        Assert.Contains("display: 42", output.Events);
        Assert.Equal("[ StandardOutputValueProduced, ReturnValueProduced, CommandSucceeded ]", output.ResultText);

        await RunAsync("x + y");
        Assert.Equal("60", output.ResultText);
    }

    [Theory]
    [InlineData("Kernel.Root.SubmitCodeAsync(\"var n = 1;\").Wait();")]
    [InlineData("Kernel.Root.SubmitCodeAsync(\"await Task.Delay(1); var n = 1;\").Wait();")]
    [InlineData("await Kernel.Current.SubmitCodeAsync(\"await Kernel.Current.SubmitCodeAsync(\\\"await Task.Delay(1); var n = 1;\\\");\");")]
    [InlineData("Kernel.Root.SubmitCodeAsync(\"await Task.Delay(1); var n = 1;\");")]
    [InlineData("Task.Run(() => Kernel.Root.SubmitCodeAsync(\"await Task.Delay(1); var n = 1;\")).Wait();")]
    public async Task It_may_be_awaited_waited_for_nested_or_left_alone(string cell)
    {
        await RunAsync(cell);
        await RunAsync("n");
        Assert.Equal("1", output.ResultText);
    }

    [Fact]
    public async Task What_a_cell_sends_at_once_is_done_in_order()
    {
        await RunAsync("var log = new List<int>(); await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Kernel.Root.SubmitCodeAsync($\"await Task.Delay({5 - i}); log.Add({i});\")));");
        await RunAsync("log");
        Assert.Equal("[ 0, 1, 2, 3, 4 ]", output.ResultText);
    }

    [Fact]
    public async Task What_a_finished_cell_sends_is_run_when_no_cell_runs()
    {
        await RunAsync("var gate = new TaskCompletionSource(); var later = Task.Run(async () => { await gate.Task; await Kernel.Root.SubmitCodeAsync(\"var late = 3;\"); });");
        await RunAsync("gate.SetResult();");
        await RunAsync("1");
        while ((await session.RunCellAsync(new CellRequest("late"), output)).Error is not null)
            await Task.Delay(5);
        Assert.Equal("3", output.ResultText);
    }

    [Fact]
    public async Task Code_that_sends_itself_without_end_is_stopped()
    {
        await RunAsync("async Task Again() { await Kernel.Root.SubmitCodeAsync(\"await Again();\"); }\nawait Again();");
        Assert.Contains("20 times over", output.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_code_that_fails_is_told_in_the_result_and_shown_and_the_cell_goes_on()
    {
        await RunAsync(Usings + """
            var results = new[] { await Kernel.Root.SubmitCodeAsync("1 / int.Parse(\"0\")"), await Kernel.Root.SubmitCodeAsync("nothing"), await Kernel.Root.SubmitCodeAsync("#!nothing") };
            string.Join(" | ", results.Select(result => result.Events.OfType<CommandFailed>().Single().Message))
            """);
        Assert.Matches("divide by zero.* | .*CS0103.* | .*#!nothing", output.ResultText!);
        Assert.Contains("sent code, line 1", output.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_code_is_interrupted_with_the_cell()
    {
        var running = session.RunCellAsync(new CellRequest("var kept = 1; await Kernel.Root.SubmitCodeAsync(\"Console.WriteLine(\\\"go\\\"); while (true) { }\");"), output);
        while (!output.Out.Contains("go", StringComparison.Ordinal))
            await Task.Delay(5);
        session.Interrupt();
        Assert.Equal(CellStatus.Aborted, (await running).Status);
        await RunAsync("kept");
        Assert.Equal("1", output.ResultText);
    }

    [Fact]
    public async Task Values_are_sent_read_and_listed()
    {
        await RunAsync(Usings + """
            await Kernel.Current.SetValueAsync("numbers", new[] { 1, 2, 3 });
            await Kernel.Root.SendAsync(new SendValue("word", "hello"));
            var value = (await Kernel.Root.SendAsync(new RequestValue("word"))).Events.OfType<ValueProduced>().Single();
            var infos = (await Kernel.Root.SendAsync(new RequestValueInfos())).Events.OfType<ValueInfosProduced>().Single().ValueInfos;
            Kernel.Current.TryGetValue("numbers", out int[] numbers2);
            (value.Value, value.FormattedValue.Value, infos.Count(info => info.Name is "numbers" or "word"), numbers2.Length, Kernel.Current.TryGetValue<int>("no", out _))
            """);
        Assert.Equal("( hello, hello, 2, 3, False )", output.ResultText);
        await RunAsync("word.Length + numbers.Length");
        Assert.Equal("8", output.ResultText);
    }

    [Fact]
    public async Task Input_is_asked_for()
    {
        await RunAsync(Usings + "(await Kernel.Root.SendAsync(new RequestInput(\"Key\", \"password\"))).Events.OfType<InputProduced>().Single().Value");
        Assert.Equal("Key secret", output.ResultText);
        await RunAsync(Usings + "var answers = await Kernel.GetInputsAsync(new[] { new InputDescription(\"user\"), new InputDescription(\"key\", \"Key?\") { TypeHint = \"password\" } }); (answers[\"user\"], answers[\"key\"])");
        Assert.Equal("( user, Key? secret )", output.ResultText);
    }

    [Theory]
    [InlineData("mermaid", "text/vnd.mermaid")]
    [InlineData("markdown", "text/markdown")]
    [InlineData("html", "text/html")]
    public async Task Text_for_another_kernel_is_shown_in_its_language(string kernel, string mimeType)
    {
        await RunAsync($"{Usings}await Kernel.Root.FindKernelByName(\"{kernel}\").SendAsync(new SubmitCode(\"text\")); await Kernel.Root.SendAsync(new SubmitCode(\"text\", \"{kernel}\"));");
        Assert.Equal(2, output.Bundles.Count);
        Assert.All(output.Bundles, bundle => Assert.True(bundle.TryGetText(mimeType, out _)));
    }

    [Theory]
    [InlineData("await Kernel.Root.SendAsync(new SubmitCode(\"1\", \"fsharp\"));", "There is no kernel fsharp. There are csharp, markdown, html, javascript, mermaid.")]
    [InlineData("class Odd : KernelCommand { } await Kernel.Root.SendAsync(new Odd());", "does not know the command Odd")]
    [InlineData("await Kernel.Root.FindKernelByName(\"html\").SendAsync(new RequestValue(\"x\"));", "The kernel html does not know the command RequestValue")]
    public async Task What_cannot_be_done_says_why(string cell, string message)
    {
        await RunAsync(Usings + cell);
        Assert.Contains(message, output.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_for_a_kernel_that_was_not_found_is_an_error_that_says_which_there_are()
    {
        var result = await session.RunCellAsync(new CellRequest("await Kernel.Root.FindKernelByName(\"fsharp\").SubmitCodeAsync(\"1\")"), output);
        Assert.StartsWith("There is no such kernel. This kernel runs C# and shows Markdown", result.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("using Microsoft.DotNet.Interactive.Journey;")]
    [InlineData("Kernel.Root.AddDirective(null);")]
    [InlineData("KernelInvocationContext.Current.Publish(null);")]
    [InlineData("var directive = new KernelActionDirective(\"#!mine\");")]
    [InlineData("Kernel.Root.SendAsync(new SendEditableCode(\"csharp\", \"1\"));")]
    [InlineData("class Extension : IKernelExtension { }")]
    public async Task What_is_not_here_does_not_compile_and_the_error_says_so(string cell)
    {
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Contains(result.Error!.Traceback, line => line.StartsWith("Hint: That part of .NET Interactive is not here", StringComparison.Ordinal));
    }

    private async Task RunAsync(string cell)
    {
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Null(result.Error?.Message);
    }
}
