using System.Collections.Concurrent;
using System.Diagnostics;

namespace Course.Benchmarks;

/// <summary>A running implementation. It waits, using no processor, until it is asked to measure; only one is asked at a time.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process? process;
    private readonly ConcurrentQueue<string> errors = new();

    private PeerProcess(Implementation implementation, Process? process)
    {
        Implementation = implementation;
        this.process = process;
    }

    /// <summary>What runs in it.</summary>
    public Implementation Implementation { get; }

    /// <summary>Its own name and version.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Why it cannot measure, or null.</summary>
    public string? Missing { get; private set; }

    /// <summary>Starts an implementation and waits until it says who it is. If it cannot start, <see cref="Missing"/> says why.</summary>
    public static PeerProcess Start(Implementation implementation)
    {
        var start = new ProcessStartInfo(implementation.FileName, implementation.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in implementation.Environment) start.Environment[name] = value;
        try
        {
            var peer = new PeerProcess(implementation, Process.Start(start));
            peer.process!.ErrorDataReceived += (_, line) => peer.Note(line.Data);
            peer.process.BeginErrorReadLine();
            var introduction = peer.ReadAnswer();
            (peer.Version, peer.Missing) = (introduction.Version ?? "", introduction.Missing);
            return peer;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new PeerProcess(implementation, null) { Missing = $"{implementation.FileName} is not installed" };
        }
    }

    /// <summary>Has it measure something.</summary>
    public Answer Ask(Request request)
    {
        if (Missing is not null) return new Answer { Missing = Missing };
        process!.StandardInput.WriteLine(ProtocolJson.Write(request));
        process.StandardInput.Flush();
        return ReadAnswer();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (process is null) return;
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    // Programs that build first say so in lines of their own.
    private Answer ReadAnswer()
    {
        while (process!.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith('{')) return ProtocolJson.Read<Answer>(line);
            Note(line);
        }

        process.WaitForExit();
        Missing = $"ended with exit code {process.ExitCode}: {errors.LastOrDefault(error => error.Trim().Length > 0) ?? "no message"}";
        return new Answer { Missing = Missing };
    }

    private void Note(string? line)
    {
        if (line is not null) errors.Enqueue(line);
    }
}
