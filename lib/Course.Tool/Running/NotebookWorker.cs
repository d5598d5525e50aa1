using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Browsing;
using Course.Notebooks.Documents;
using Course.Notebooks.Publishing;
using Course.Notebooks.Running;
using Course.Tool.Exercises;

namespace Course.Tool.Running;

/// <summary>The other side of <see cref="NotebookProcess"/>: the program as a worker, which runs one notebook, saves it and reports.</summary>
internal sealed class NotebookWorker : IProgress<NotebookProgress>, IDisposable
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(8);

    // What a crash may cost: saving after each of many quick cells would cost more.
    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(1);

    private readonly StreamWriter reports;
    private readonly Lock oneReportAtATime = new();
    private readonly WorkerRequest request;
    private NotebookDocument? document;
    private NotebookCell? running;
    private int? runningNumber;
    private long lastSaved = Stopwatch.GetTimestamp();
    private bool opened;
    private bool ended;

    private NotebookWorker(WorkerRequest request)
    {
        this.request = request;
        reports = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
    }

    /// <summary>Reads the request from standard input, does it, and ends when the notebook has, or when standard input does.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync()
    {
        // Ctrl+C reaches every process of a terminal; the one that started this decides what it means.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        if (await input.ReadLineAsync().ConfigureAwait(false) is not { } line) return ExitCode.Usage;

        using var stop = new CancellationTokenSource();
        var watch = new Thread(() => StopAtEndOf(input, stop)) { IsBackground = true, Name = "Watches for the end of standard input" };
        watch.Start();
        using var worker = new NotebookWorker(WorkerLink.DecodeRequest(line));
        AppDomain.CurrentDomain.ProcessExit += worker.ReportExit;
        await worker.RunNotebookAsync(stop.Token).ConfigureAwait(false);
        // Threads that the notebook left running must not keep the process alive.
        Environment.Exit(ExitCode.Success);
        return ExitCode.Success;
    }

    /// <inheritdoc/>
    public void Dispose() => reports.Dispose();

    /// <inheritdoc/>
    void IProgress<NotebookProgress>.Report(NotebookProgress value)
    {
        if (!opened)
        {
            opened = true;
            var cells = Runnable();
            Send(new WorkerReport
            {
                Opened = [.. cells.Select(cell => Title(cell.Source))],
                Exercises = [.. cells.Index().Where(cell => cell.Item.HasTag(ChapterExercise.StubTag)).Select(cell => cell.Index + 1)],
            });
        }

        if (value.Finished is { } finished)
        {
            if (finished.Outcome == NotebookOutcome.Succeeded && finished.Cell.ExecutionCount is { } done)
                Send(new WorkerReport { CellDone = done, Seconds = finished.Duration.TotalSeconds, Exception = ExceptionOf(finished) });
            running = null;
            SaveSometimes();
            return;
        }

        var cell = document!.Cells.Where(each => each.Kind == CellKind.Code).ElementAt(value.CellNumber - 1);
        if (Runnable().IndexOf(cell) is >= 0 and var index)
        {
            (running, runningNumber) = (cell, index + 1);
            Send(new WorkerReport { CellStarted = index + 1 });
        }
    }

    private static NotebookFailure? ExceptionOf(CellRun cell) =>
        cell.Error is { } error ? new NotebookFailure(cell.Cell.ExecutionCount, error.Line, error.Name, error.Message, "") : null;

    private static void StopAtEndOf(StreamReader input, CancellationTokenSource stop)
    {
        while (input.ReadLine() is not null)
        {
        }

        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        Thread.Sleep(TimeToStop);
        Environment.Exit(ExitCode.Interrupted);
    }

    private void SaveSometimes()
    {
        if (Stopwatch.GetElapsedTime(lastSaved) < SaveInterval) return;
        document!.Save(request.Output);
        lastSaved = Stopwatch.GetTimestamp();
    }

    private async Task RunNotebookAsync(CancellationToken stop)
    {
        WorkerReport last;
        try
        {
            document = NotebookDocument.Load(request.Notebook);
            if (request.Solutions) SolutionCells.PutInto(document);
            Directory.CreateDirectory(Path.GetDirectoryName(request.Output)!);
            File.Delete(request.Output); // an earlier run's copy must not be taken for this one's
            var run = await new NotebookRunner(new NotebookRunOptions
            {
                BaseDirectory = Path.GetDirectoryName(request.Notebook)!,
                CellTimeout = request.CellTimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                Parameters = request.Parameters,
            }).RunAsync(document, this, stop).ConfigureAwait(false);
            document.Save(request.Output);
            last = Conclusion(run);
            if (run.Outcome == NotebookOutcome.Succeeded) await PublishAsync(document, stop).ConfigureAwait(false);
        }
        catch (NotebookFormatException unreadable)
        {
            last = NotRun("Not a notebook", unreadable.Message, "Restore the file from your version control, or save it again from the editor that made it.");
        }
        catch (MissingSolutionException missing)
        {
            last = NotRun("Solution missing", missing.Message, "Add the cell behind the exercise, collapsed.");
        }
        catch (FigureNotDrawnException figure)
        {
            last = NotRun("Figure not drawn", figure.Message, "Mend the figure's cell, or run without --static-images.");
        }
        catch (InvalidOperationException browser) when (request.Browser is not null)
        {
            last = NotRun("Browser", browser.Message, "The notebook ran, but no pictures were taken. CHROME_PATH chooses another browser.");
        }
        catch (OperationCanceledException)
        {
            last = new WorkerReport { Ended = JobStatus.Interrupted, Failure = NotebookProcess.Stopped(runningNumber) };
        }
        catch (ArgumentException parameters)
        {
            last = NotRun("Parameters", parameters.Message, "See the cell tagged \"parameters\" for the names and types that the notebook takes.");
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            last = NotRun("File error", disk.Message, "Check that the file can be read and that the output folder can be written; --output chooses another.");
        }

        ended = true;
        Send(last);
    }

    /// <summary>Takes the pictures that were asked for, and saves the notebook itself if it is to be replaced.</summary>
    private async Task PublishAsync(NotebookDocument executed, CancellationToken stop)
    {
        if (request.Browser is null && !request.InPlace) return;
        var earlier = NotebookDocument.Load(request.Notebook);
        if (request.Browser is { } program)
        {
            await using var browser = await HeadlessBrowser.StartAsync(program, stop).ConfigureAwait(false);
            await FigurePictures.TakeAsync(executed, earlier, browser, stop).ConfigureAwait(false);
            // Where npm has not installed mermaid.js, a diagram keeps the drawing that it has, or its source is shown.
            if (MermaidDiagrams.FindScript(Path.GetDirectoryName(request.Notebook)!) is { } mermaid)
                await MermaidDiagrams.DrawAsync(executed, mermaid, browser, stop).ConfigureAwait(false);
            executed.Save(request.Output);
        }

        if (!request.InPlace) return;
        PublishedForm.Apply(executed, earlier);
        executed.Save(request.Notebook);
    }

    private WorkerReport Conclusion(NotebookRun run)
    {
        if (run.Outcome == NotebookOutcome.Succeeded) return new WorkerReport { Ended = JobStatus.Succeeded };
        if (run.Outcome == NotebookOutcome.Canceled)
            return new WorkerReport { Ended = JobStatus.Interrupted, Failure = NotebookProcess.Stopped(runningNumber) };

        var error = run.Culprit!.Error!;
        bool slow = run.Outcome == NotebookOutcome.TimedOut;
        string advice = slow
            ? "Make the cell quicker, or allow more time with --timeout SECONDS."
            : $"Open {Path.GetFileName(request.Notebook)} at cell {runningNumber}, or see its outputs in {request.Output}.";
        return new WorkerReport
        {
            Ended = slow ? JobStatus.TimedOut : JobStatus.Failed,
            Failure = new NotebookFailure(runningNumber, error.Line, error.Name, Details(error.Message, error.Traceback), advice),
        };
    }

    // The traceback as a rule begins with the message; said once is enough.
    private static string Details(string message, IReadOnlyList<string> traceback)
    {
        string text = string.Join('\n', traceback);
        return text.Contains(message, StringComparison.Ordinal) ? text : $"{message}\n{text}";
    }

    private static WorkerReport NotRun(string title, string message, string advice) =>
        new() { Ended = JobStatus.Unreadable, Failure = new NotebookFailure(null, null, title, message, advice) };

    /// <summary>A cell has called <see cref="Environment.Exit"/>: saves what was done, with the reason in the place of the cell's result.</summary>
    private void ReportExit(object? sender, EventArgs e)
    {
        if (ended || running is not { } cell) return;
        ended = true;
        string message = $"The cell ended the whole process (Environment.Exit, exit code {Environment.ExitCode}).";
        cell.Outputs.Add((JsonNode)new JsonObject
        {
            ["ename"] = "EnvironmentExit",
            ["evalue"] = message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray(message),
        });
        try
        {
            document!.Save(request.Output);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            message += $" Its outputs could not be saved: {problem.Message}";
        }

        Send(new WorkerReport
        {
            Ended = JobStatus.Crashed,
            Failure = new NotebookFailure(runningNumber, null, "Process ended", message, "Take Environment.Exit out of the cell: a notebook ends with its last cell."),
        });
    }

    /// <summary>The cells that run and so are numbered: the same count that front ends print beside them.</summary>
    private List<NotebookCell> Runnable() =>
        [.. document!.Cells.Where(cell => cell.Kind == CellKind.Code && !cell.HasTag("skip-execution") && !string.IsNullOrWhiteSpace(cell.Source))];

    private static string Title(string source)
    {
        string first = source.Split('\n').Select(line => line.Trim()).First(line => line.Length > 0);
        return first.Length <= 60 ? first : first[..59] + "…";
    }

    private void Send(WorkerReport report)
    {
        lock (oneReportAtATime)
        {
            reports.WriteLine(WorkerLink.Encode(report, request.Marker));
            reports.Flush();
        }

        // Whatever the notebook has started can be found, and ended, as long as this process is there.
        if (report.Ended is not null && request.AwaitsEnd) Thread.Sleep(TimeToStop);
    }
}
