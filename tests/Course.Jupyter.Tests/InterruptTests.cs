using System.Diagnostics;
using Course.Notebooks.Jupyter;

namespace Course.Jupyter.Tests;

/// <summary>What a learner can have running when the stop button is pressed: each ends, and the session lives on.</summary>
public sealed class InterruptTests(InstalledKernel installed, SharedKernel shared) : IClassFixture<SharedKernel>
{
    /// <summary>The cells by the name of what they do; each prints "go" when it is there.</summary>
    public static TheoryData<string, string> Cells => new()
    {
        { "a tight loop", "Console.WriteLine(\"go\"); var i = 0; while (true) i++;" },
        { "a tight loop in a local function", "void Spin() { var i = 0L; while (true) i++; } Console.WriteLine(\"go\"); Spin();" },
        { "a loop that catches everything", "Console.WriteLine(\"go\"); while (true) { try { System.Threading.Thread.SpinWait(100); } catch { } }" },
        { "a query over an endless sequence", "IEnumerable<int> Endless() { while (true) yield return 1; } Console.WriteLine(\"go\"); Endless().Where(n => n > 1).Count()" },
        { "a query over an endless range", "Console.WriteLine(\"go\"); Enumerable.Repeat(1, int.MaxValue).SelectMany(_ => Enumerable.Repeat(1, int.MaxValue)).LongCount(n => n > 1)" },
        { "Thread.Sleep", "Console.WriteLine(\"go\"); System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);" },
        { "await Task.Delay", "Console.WriteLine(\"go\"); await Task.Delay(System.Threading.Timeout.Infinite);" },
        { "a loop of awaits", "Console.WriteLine(\"go\"); while (true) await Task.Delay(1);" },
        { "output in a loop", "Console.WriteLine(\"go\"); while (true) Console.WriteLine(\"more\");" },
        { "waiting for a task", "Console.WriteLine(\"go\"); new TaskCompletionSource().Task.Wait();" },
        { "waiting for a lock", "var gate = new object(); var holder = new System.Threading.Thread(() => { lock (gate) System.Threading.Thread.Sleep(-1); }) { IsBackground = true }; holder.Start(); while (System.Threading.Monitor.TryEnter(gate)) System.Threading.Monitor.Exit(gate); Console.WriteLine(\"go\"); lock (gate) { }" },
        { "a background task left behind", "Task.Run(() => { while (true) System.Threading.Thread.Sleep(1); }); Console.WriteLine(\"go\"); while (true) { }" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_is_interrupted_by_message_and_the_variables_stay(string what, string code)
    {
        Interrupt(shared.Started, what, code);
    }

    [Fact]
    public void A_long_call_into_a_compiled_library_is_left_behind_and_the_kernel_ends_all_the_same()
    {
        using var kernel = new StartedKernel(installed);

        Interrupt(kernel, "a long call", "Console.WriteLine(\"go\"); System.Numerics.BigInteger.Pow(7, 500_000_000)");

        Assert.Equal(0, kernel.ShutDown());
    }

    [Fact]
    public void A_kernel_that_was_interrupted_can_be_shut_down()
    {
        using var kernel = new StartedKernel(installed);

        Interrupt(kernel, "a loop that catches everything", "Console.WriteLine(\"go\"); while (true) { try { System.Threading.Thread.SpinWait(100); } catch { } }");

        Assert.Equal(0, kernel.ShutDown());
    }

    [Fact]
    public void A_cell_is_interrupted_by_signal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals; there the kernel is interrupted by message or event.");
        var kernel = shared.Started;
        kernel.Execute("var kept = 42;");
        var id = kernel.Send("Console.WriteLine(\"go\"); while (true) { }");
        kernel.WaitFor("go");

        using (var kill = Process.Start("kill", ["-INT", $"{kernel.Process.Id}"])) kill.WaitForExit();

        Assert.Equal("error", kernel.Finish(id).Reply.Text("status"));
        Assert.Equal("42", kernel.Evaluate("kept"));
    }

    [Fact]
    public void An_interrupt_before_the_first_cell_harms_nothing_and_one_while_it_begins_ends_it()
    {
        using var kernel = new StartedKernel(installed);
        kernel.Client.Ask(ChannelName.Control, "interrupt_request", [], StartedKernel.Patience);

        // The kernel may still be warming up: the cell has been announced, and waits.
        var id = kernel.Send("while (true) { }");
        while (kernel.Client.Receive(ChannelName.IOPub, StartedKernel.Patience)!.Header.Type != "execute_input") { }
        kernel.Client.Ask(ChannelName.Control, "interrupt_request", [], StartedKernel.Patience);

        Assert.Equal("Interrupted", kernel.Finish(id).Reply.Text("ename"));
        Assert.Equal("2", kernel.Evaluate("1+1"));
    }

    [Fact]
    public void A_cell_that_waits_for_input_is_interrupted()
    {
        var kernel = shared.Started;
        var id = kernel.Send("Console.ReadLine()", ("allow_stdin", true));
        Assert.Equal("input_request", kernel.Client.Receive(ChannelName.Stdin, StartedKernel.Patience)?.Header.Type);

        kernel.Client.Ask(ChannelName.Control, "interrupt_request", [], StartedKernel.Patience);

        Assert.Equal("Interrupted", kernel.Finish(id).Reply.Text("ename"));
        Assert.Equal("2", kernel.Evaluate("1+1"));
    }

    [Fact]
    public void An_interrupt_between_cells_harms_nothing()
    {
        var kernel = shared.Started;

        for (var i = 0; i < 20; i++)
        {
            kernel.Client.Ask(ChannelName.Control, "interrupt_request", [], StartedKernel.Patience);
            Assert.Equal($"{i}", kernel.Evaluate($"{i}"));
        }
    }

    private static void Interrupt(StartedKernel kernel, string what, string code)
    {
        kernel.Execute("var kept = 42;");
        var id = kernel.Send(code);
        kernel.WaitFor("go");

        Assert.Equal("ok", kernel.Client.Ask(ChannelName.Control, "interrupt_request", [], StartedKernel.Patience).Text("status"));

        Assert.True(kernel.Finish(id).Reply.Text("status") == "error", what);
        Assert.Equal("42", kernel.Evaluate("kept"));
    }
}
