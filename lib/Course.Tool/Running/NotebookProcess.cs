using System.Diagnostics;
using System.Text;

namespace Course.Tool.Running;

/// <summary>
/// Runs one notebook in a process of its own, so that each has its own console, current folder and memory, and so that
/// one that crashes or exits ends nothing but itself.
/// </summary>
/// <param name="job">The notebook.</param>
/// <param name="options">How to run it.</param>
/// <param name="display">What to tell while it runs.</param>
internal sealed class NotebookProcess(NotebookJob job, RunOptions options, RunDisplay display)
{
    // A worker interrupts its cell by itself; it is ended from outside only when that has not helped for this long.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(3);

    private readonly string marker = $"{Guid.NewGuid():N} ";
    private readonly List<CellOutcome> cells = [];
    private readonly OutputTail printed = new();
    private readonly long started = Stopwatch.GetTimestamp();
    private int? running;
    private CancellationTokenSource? deadline;
    private WorkerReport? ended;
    private ProcessGuard? guard;

    /// <summary>The failure of a notebook that was stopped by the person at the keyboard.</summary>
    /// <param name="cell">The cell that was running, if any.</param>
    public static NotebookFailure Stopped(int? cell) => new(cell, null, "Stopped", "The run was stopped.", "Run it again when you like.");

    /// <summary>Runs the notebook.</summary>
    /// <param name="stop">Stops it after it has saved what it did.</param>
    /// <returns>What came of it; failures are outcomes, not exceptions.</returns>
    public async Task<JobOutcome> RunAsync(CancellationToken stop)
    {
        display.Started(job);
        using var process = Process.Start(StartInfo())!;
        using var overdue = new CancellationTokenSource();
        deadline = overdue;
        // A worker that is to stop, or whose starter has died, sees the end of its standard input.
        await using var stopping = stop.Register(() =>
        {
            process.StandardInput.Close();
            overdue.CancelAfter(Grace);
        });
        await using var killing = overdue.Token.Register(() => process.Kill(entireProcessTree: true));
        guard = job.Limits is { } limits ? new ProcessGuard(process, limits) : null;
        using var guarding = guard;
        guard?.Start(askToStop: () => { process.StandardInput.Close(); overdue.CancelAfter(Grace); }, end: overdue.Cancel);

        var errors = ReadErrorsAsync(process.StandardError);
        var reports = ReadReportsAsync(process.StandardOutput);
        await SendRequestAsync(process.StandardInput).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        // A process that a cell started may hold the pipes open for as long as it lives.
        await Task.WhenAny(Task.WhenAll(errors, reports), Task.Delay(ExitGrace, CancellationToken.None)).ConfigureAwait(false);

        var (status, failure) = Judge(process.ExitCode, overdue.IsCancellationRequested, stop.IsCancellationRequested);
        return new JobOutcome(job, status, cells, Stopwatch.GetElapsedTime(started), failure);
    }

    private ProcessStartInfo StartInfo()
    {
        var (program, first) = ThisProgram();
        var info = new ProcessStartInfo(program)
        {
            WorkingDirectory = Path.GetDirectoryName(job.Path),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // A notebook runs everything once: measuring methods in order to compile them better later costs more than it brings.
        info.Environment["DOTNET_TieredPGO"] = "0";
        // A headless run is nobody's attempt at an exercise (docs/progress.md).
        info.Environment["COURSE_PROGRESS"] = "off";
        job.Limits?.ApplyTo(info);
        if (first is not null) info.ArgumentList.Add(first);
        info.ArgumentList.Add(WorkerLink.Argument);
        return info;
    }

    private static (string Program, string? FirstArgument) ThisProgram()
    {
        string library = typeof(NotebookProcess).Assembly.Location;
        string? program = Environment.ProcessPath;
        string name = Path.GetFileNameWithoutExtension(program) ?? "";
        if (program is not null && name == Path.GetFileNameWithoutExtension(library)) return (program, null);
        return (program is not null && name == "dotnet" ? program : "dotnet", library);
    }

    private async Task SendRequestAsync(StreamWriter input)
    {
        try
        {
            var request = new WorkerRequest(
                marker, job.Path, job.OutputPath, options.InPlace, options.CellTimeout?.TotalSeconds, options.Parameters, options.Solutions, AwaitsEnd: job.Limits is not null, Browser: options.Browser);
            await input.WriteLineAsync(WorkerLink.Encode(request)).ConfigureAwait(false);
            await input.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // It has ended already, or is being stopped: the exit code says the rest.
        }
    }

    private async Task ReadErrorsAsync(StreamReader errors)
    {
        await foreach (string line in BoundedLines.ReadAsync(errors).ConfigureAwait(false)) printed.Add(line);
    }

    private async Task ReadReportsAsync(StreamReader output)
    {
        await foreach (string line in BoundedLines.ReadAsync(output).ConfigureAwait(false))
        {
            if (WorkerLink.DecodeReport(line, marker) is { } report) Take(report);
            else printed.Add(line);
        }
    }

    private void Take(WorkerReport report)
    {
        if (report.Opened is { } titles)
        {
            cells.AddRange(titles.Select((title, index) => new CellOutcome(index + 1, title, null) { IsExercise = report.Exercises.Contains(index + 1) }));
            display.Opened(job, cells.Count);
        }
        else if (report.CellStarted is { } begun)
        {
            running = begun;
            if (options.CellTimeout is { } limit) deadline?.CancelAfter(limit + Grace);
            display.CellStarted(job, cells[begun - 1]);
        }
        else if (report.CellDone is { } done)
        {
            running = null;
            cells[done - 1] = cells[done - 1] with { Duration = TimeSpan.FromSeconds(report.Seconds), Exception = report.Exception };
            display.CellDone(job, cells[done - 1]);
        }
        else if (report.Ended is not null)
        {
            ended = report;
            deadline?.CancelAfter(job.Limits is null ? Grace : TimeSpan.Zero); // whatever the notebook left running ends with it
        }
    }

    private (JobStatus Status, NotebookFailure? Failure) Judge(int exitCode, bool killed, bool stopped)
    {
        if (guard?.Excess is { } excess)
            return (JobStatus.OverLimit, new NotebookFailure(running, null, "Over the limit", excess, "Look for what has no end: a loop, a list that grows, a file that is written again and again."));
        if (ended is { Ended: { } status }) return (status, ended.Failure);
        if (stopped) return (JobStatus.Interrupted, Stopped(running));
        if (killed)
        {
            return (JobStatus.TimedOut, new NotebookFailure(
                running, null, "Time-out", $"The cell took longer than {options.CellTimeout?.TotalSeconds:0.#} s and could not be interrupted, so its process was ended.",
                "Make the cell quicker, or allow more time with --timeout SECONDS."));
        }

        return (JobStatus.Crashed, new NotebookFailure(
            running, null, "Process ended", $"The process that ran the notebook ended by itself with exit code {exitCode}{Meaning(exitCode)}.\n{printed}".TrimEnd(),
            "Look for what ends a whole process: Environment.FailFast, native code, an exception on a thread of your own, memory running out."));
    }

    private static string Meaning(int exitCode) => exitCode switch
    {
        134 => " (SIGABRT: the runtime gave up)",
        137 => " (SIGKILL: ended by the system, often for want of memory)",
        139 or -1073741819 => " (an access violation in native code)",
        -1073741571 => " (stack overflow)",
        -532462766 => " (an unhandled exception)",
        _ => "",
    };
}
