using System.Diagnostics;
using System.Text;

namespace Course.Jupyter.Tests;

/// <summary>A program that is a client of the kernel, or starts one: Python, Node, <c>jupyter</c>.</summary>
internal static class ClientProgram
{
    /// <summary>The folder of the client programs that come with the tests.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Course.Jupyter.Tests", "Clients");

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables to add.</param>
    /// <param name="folder">The folder to run it in; the tests' own when null.</param>
    /// <param name="atMost">After this time it is ended, with all that it started; five minutes when null.</param>
    /// <exception cref="TimeoutException">It took too long; the message holds what it had printed.</exception>
    public static async Task<Outcome> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null, TimeSpan? atMost = null)
    {
        using var process = Start(program, arguments, environment, folder);
        var output = new StringBuilder();
        var ended = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, output));
        try
        {
            await process.WaitForExitAsync().WaitAsync(atMost ?? TimeSpan.FromMinutes(5));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            lock (output) throw new TimeoutException($"{program} did not end in time. It had printed:\n{output}");
        }

        // Whoever inherited the pipes may keep them open: what matters has come by then.
        await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(5)));
        lock (output) return new Outcome(process.ExitCode, output.ToString());
    }

    /// <summary>Starts a program.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder ?? Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task ReadAsync(StreamReader from, StringBuilder to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (to) to.AppendLine(line);
        }
    }

    /// <summary>What came of it: standard output and standard error together.</summary>
    internal sealed record Outcome(int ExitCode, string Output);
}
