using System.Diagnostics;
using System.Globalization;

namespace Course.Jupyter.Tests;

/// <summary>How a kernel's process ends: when it is told to, when nobody is left to tell it, and when a cell does away with it.</summary>
public sealed class ProcessEndTests(InstalledKernel installed)
{
    [Fact]
    public void Shutdown_ends_the_process_with_exit_code_0_even_while_a_cell_runs()
    {
        using var idle = new StartedKernel(installed);
        Assert.Equal(0, idle.ShutDown());

        using var busy = new StartedKernel(installed);
        busy.Send("Console.WriteLine(\"go\"); while (true) { try { System.Threading.Thread.Sleep(-1); } catch { } }");
        busy.WaitFor("go");
        Assert.Equal(0, busy.ShutDown());
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
    public void A_kernel_that_cannot_listen_says_so_and_ends()
    {
        using var kernel = new StartedKernel(installed);
        var file = Path.Combine(installed.NewFolder("taken"), "connection.json");
        kernel.Connection.Save(file);
        var command = installed.Spec.Command.Select(part => part == "{connection_file}" ? file : part).ToArray();

        using var second = ClientProgram.Start(command[0], command[1..]);

        Assert.True(second.WaitForExit(StartedKernel.Patience));
        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"cannot listen on tcp://127.0.0.1:{kernel.Connection.ShellPort}", second.StandardError.ReadToEnd(), StringComparison.Ordinal);
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
