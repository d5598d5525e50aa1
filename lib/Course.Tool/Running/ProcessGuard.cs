using System.Diagnostics;
using System.Globalization;

namespace Course.Tool.Running;

/// <summary>Watches a process that may not mean well, and ends it when it takes more than it may.</summary>
internal sealed class ProcessGuard : IDisposable
{
    private const long Megabyte = 1 << 20;

    // A file costs at least a block, however short it is.
    private const long Block = 4096;

    // What may be written in all, wherever that is and even if it is deleted again, in multiples of what may be kept.
    private const int Rewriting = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly Process process;
    private readonly ProcessLimits limits;
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly long sizeBefore;
    private readonly CancellationTokenSource ended = new();

    /// <summary>Guards a process.</summary>
    public ProcessGuard(Process process, ProcessLimits limits)
    {
        this.process = process;
        this.limits = limits;
        sizeBefore = SizeOf(limits.Folder);
    }

    /// <summary>What the process took too much of, as a sentence; null as long as it kept to its limits.</summary>
    public string? Excess { get; private set; }

    /// <summary>Begins to watch.</summary>
    /// <param name="askToStop">Called when the time is up: there is no hurry.</param>
    /// <param name="end">Called when memory or disk run out: there is.</param>
    public void Start(Action askToStop, Action end) => _ = WatchAsync(askToStop, end);

    /// <summary>Ends the watch.</summary>
    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
    }

    private async Task WatchAsync(Action askToStop, Action end)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token).ConfigureAwait(false))
            {
                if (MemoryOrDisk() is { } excess)
                {
                    Excess = excess;
                    end();
                    return;
                }

                if (Excess is null && Stopwatch.GetElapsedTime(started) > limits.Time)
                {
                    Excess = $"The notebook took longer than {limits.Time.TotalSeconds:0.#} s.";
                    askToStop();
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The process has ended.
        }
    }

    private string? MemoryOrDisk()
    {
        process.Refresh();
        if (process.WorkingSet64 > limits.MemoryBytes) return $"The notebook's process held more than {limits.MemoryBytes / Megabyte} MB of memory.";
        if (SizeOf(limits.Folder) - sizeBefore > limits.DiskBytes) return $"The notebook's files became larger than {limits.DiskBytes / Megabyte} MB.";
        return Written() > Rewriting * limits.DiskBytes ? $"The notebook wrote more than {Rewriting * limits.DiskBytes / Megabyte} MB to files." : null;
    }

    private static long SizeOf(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", Everything).Sum(file => file.Exists ? Math.Max(file.Length, Block) : 0);
        }
        catch (IOException)
        {
            return 0; // a file that has just been deleted; the next look will tell
        }
    }

    // Linux counts what a process writes; elsewhere only its folder is watched.
    private long Written()
    {
        try
        {
            string? line = OperatingSystem.IsLinux() ? File.ReadLines($"/proc/{process.Id}/io").FirstOrDefault(line => line.StartsWith("wchar:", StringComparison.Ordinal)) : null;
            return line is null ? 0 : long.Parse(line.AsSpan("wchar:".Length), CultureInfo.InvariantCulture);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
