using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Jupyter;

/// <summary>Starts an installed kernel, runs one line in it and ends it: whether it works here, and how fast.</summary>
public static class KernelTrial
{
    /// <summary>Tries the kernel as a front end would.</summary>
    /// <param name="spec">The installed kernel.</param>
    /// <param name="code">What to run.</param>
    /// <param name="atMost">How long starting and running may take.</param>
    public static KernelTrialResult Run(KernelSpec spec, string code, TimeSpan atMost)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var file = Path.Combine(Path.GetTempPath(), $"kernel-trial-{Guid.NewGuid():N}.json");
        var connection = ConnectionInfo.ForThisMachine();
        connection.Save(file);
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var process = Process.Start(StartInfo(spec, file))!;
            var errors = new StringBuilder();
            process.ErrorDataReceived += (_, line) => { lock (errors) errors.AppendLine(line.Data); };
            process.BeginErrorReadLine();
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            try
            {
                using var client = new KernelClient(connection);
                var id = client.Send(ChannelName.Shell, "execute_request", new JsonObject { ["code"] = code, ["allow_stdin"] = false });
                JupyterMessage? reply = null;
                while (reply is null && !process.HasExited && Stopwatch.GetElapsedTime(started) < atMost)
                    reply = client.Receive(ChannelName.Shell, TimeSpan.FromMilliseconds(200));
                var time = Stopwatch.GetElapsedTime(started);
                if (reply is null || reply.ParentId != id) return Failed(process.HasExited ? $"it ended at once (exit code {process.ExitCode})" : $"it did not answer within {atMost.TotalSeconds:0} s");
                if (reply.Text("status") != "ok") return Failed($"'{code}' failed: {reply.Text("ename")}: {reply.Text("evalue")}");
                client.Send(ChannelName.Control, "shutdown_request", new JsonObject { ["restart"] = false });
                process.WaitForExit(TimeSpan.FromSeconds(5));
                return new KernelTrialResult(time, null);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }

            KernelTrialResult Failed(string problem)
            {
                lock (errors) return new KernelTrialResult(Stopwatch.GetElapsedTime(started), $"{problem}. {errors}".TrimEnd());
            }
        }
        catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
        {
            return new KernelTrialResult(TimeSpan.Zero, $"it cannot be started: {problem.Message}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ProcessStartInfo StartInfo(KernelSpec spec, string connectionFile)
    {
        var start = new ProcessStartInfo(spec.Command[0]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in spec.Command.Skip(1))
            start.ArgumentList.Add(argument.Replace("{connection_file}", connectionFile, StringComparison.Ordinal).Replace("{resource_dir}", spec.Folder, StringComparison.Ordinal));
        foreach (var (name, value) in spec.Environment) start.Environment[name] = value;
        start.Environment["JPY_PARENT_PID"] = OperatingSystem.IsWindows() ? null : Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return start;
    }
}
