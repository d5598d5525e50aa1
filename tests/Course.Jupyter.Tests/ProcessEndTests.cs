using System.Diagnostics;
using System.Globalization;
using Course.Notebooks.Jupyter;

namespace Course.Jupyter.Tests;

/// <summary>How a kernel's process ends: when it is told to, when nobody is left to tell it, and when a cell does away with it.</summary>
public sealed class ProcessEndTests(InstalledKernel installed)
{
    private const string EndlessCell = "Console.WriteLine(\"go\"); while (true) { try { System.Threading.Thread.Sleep(-1); } catch { } }";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shutdown_ends_the_process_with_exit_code_0_even_while_a_cell_runs(bool restart)
    {
        using var idle = new StartedKernel(installed);
        Assert.Equal(0, idle.ShutDown(restart));

        using var busy = new StartedKernel(installed);
        busy.Send(EndlessCell);
        var queued = busy.Send("2");
        busy.WaitFor("go");
        Assert.Equal(0, busy.ShutDown(restart));

        // All front ends hear of the end; what waited behind the cell has not run.
        List<JupyterMessage> heard = [];
        while (heard is not [.., { Header.Type: "shutdown_reply" }]) heard.Add(busy.Client.Receive(ChannelName.IOPub, StartedKernel.Patience) ?? throw new TimeoutException("The end was not told."));
        Assert.Equal(restart, heard[^1].Flag("restart", !restart));
        Assert.DoesNotContain(heard, message => message.ParentId == queued);
    }

    [Fact]
    public void A_signal_to_terminate_ends_the_process_even_while_a_cell_runs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var kernel = new StartedKernel(installed);
        kernel.Send(EndlessCell);
        kernel.WaitFor("go");

        using (var kill = Process.Start("kill", ["-TERM", $"{kernel.Process.Id}"])) kill.WaitForExit();

        Assert.True(kernel.Process.WaitForExit(StartedKernel.Patience));
        Assert.Equal(0, kernel.Process.ExitCode);
    }

    [Fact]
    public void Shutdown_ends_the_processes_that_cells_have_started()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Jupyter gives the kernel a session of its own, which only Linux has a command for: setsid.");
        using var kernel = new StartedKernel(installed, through: "setsid");
        var child = int.Parse(kernel.Evaluate("System.Diagnostics.Process.Start(\"sleep\", \"600\").Id")!, CultureInfo.InvariantCulture);
        Assert.True(IsAlive(child));

        kernel.ShutDown();

        Assert.True(SpinWait.SpinUntil(() => !IsAlive(child), StartedKernel.Patience));
    }

    [Fact]
    public async Task A_kernel_whose_parent_is_killed_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the parent is a handle, which a test cannot hand down.");
        var python = await Tools.PythonWithAsync("jupyter_client");
        using var parent = ClientProgram.Start(python, ["abandon_kernel.py"], installed.Environment);
        var kernel = int.Parse((await parent.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        Assert.True(IsAlive(kernel));

        parent.Kill();

        Assert.True(SpinWait.SpinUntil(() => !IsAlive(kernel), StartedKernel.Patience), "The kernel is an orphan.");
    }

    [Fact]
    public void A_cell_that_asks_for_the_end_of_the_process_ends_alone()
    {
        using var kernel = new StartedKernel(installed);
        kernel.Execute("var kept = 42;");

        var (reply, _) = kernel.Execute("Environment.Exit(3);");

        Assert.Contains("Environment.Exit(3) has ended this cell", reply.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal("42", kernel.Evaluate("kept"));
    }

    [Fact]
    public void A_cell_that_exits_the_process_behind_the_engines_back_is_answered_first()
    {
        using var kernel = new StartedKernel(installed);

        var (reply, published) = kernel.Execute("typeof(Environment).GetMethod(\"Exit\").Invoke(null, new object[] { 3 });");

        Assert.Equal("EnvironmentExit", reply.Text("ename"));
        Assert.Contains("Environment.Exit", Assert.Single(published, message => message.Header.Type == "error").Text("evalue"), StringComparison.Ordinal);
        Assert.True(kernel.Process.WaitForExit(StartedKernel.Patience));
        Assert.Equal(3, kernel.Process.ExitCode);
    }

    [Fact]
    public void A_kernel_whose_parent_ended_before_it_began_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the parent is a handle, which a test cannot hand down.");
        using var parent = Process.Start("true");
        parent.WaitForExit();

        var ended = StartWith(Written(ConnectionInfo.ForThisMachine()), new Dictionary<string, string> { ["JPY_PARENT_PID"] = $"{parent.Id}" });

        Assert.Equal((0, ""), ended);
    }

    [Fact]
    public void A_kernel_that_cannot_listen_says_so_and_ends()
    {
        using var kernel = new StartedKernel(installed);

        var (exitCode, complaint) = StartWith(Written(kernel.Connection));

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"The kernel cannot listen on tcp://127.0.0.1:{kernel.Connection.ShellPort}: ", complaint, StringComparison.Ordinal);
        Assert.Single(complaint.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("{\"shell_port\": ", "is not a connection file")]
    [InlineData("{\"shell_port\": 5001}", "has no usable \"control_port\"")]
    [InlineData(null, "cannot be read")]
    public void A_connection_file_that_is_none_is_told_in_one_line(string? json, string expected)
    {
        var file = Path.Combine(installed.NewFolder("broken"), "connection.json");
        if (json is not null) File.WriteAllText(file, json);

        var (exitCode, complaint) = StartWith(file);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, complaint, StringComparison.Ordinal);
        Assert.Contains(file, complaint, StringComparison.Ordinal);
        Assert.Single(complaint.TrimEnd().Split('\n'));
    }

    private string Written(ConnectionInfo connection)
    {
        var file = Path.Combine(installed.NewFolder("connection"), "connection.json");
        connection.Save(file);
        return file;
    }

    /// <summary>Starts a kernel that is to end by itself; returns its exit code and what it said on standard error.</summary>
    private (int ExitCode, string Complaint) StartWith(string connectionFile, IReadOnlyDictionary<string, string>? environment = null)
    {
        var command = installed.Spec.Command.Select(part => part == "{connection_file}" ? connectionFile : part).ToArray();
        using var kernel = ClientProgram.Start(command[0], command[1..], environment);
        try
        {
            Assert.True(kernel.WaitForExit(StartedKernel.Patience));
            return (kernel.ExitCode, kernel.StandardError.ReadToEnd());
        }
        finally
        {
            if (!kernel.HasExited) kernel.Kill();
        }
    }

    // An ended process that nobody has collected yet is still listed.
    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !(File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].StartsWith('Z'));
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
