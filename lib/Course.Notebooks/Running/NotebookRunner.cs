using System.Diagnostics;
using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>Runs a notebook from top to bottom in a session of its own and writes the outputs into the document. Stops at the first cell that fails.</summary>
/// <remarks>
/// Nothing that differs from run to run (durations, times) is written into the document. Several runs in one process keep their variables and their console output apart,
/// but share what is the process's: the current directory, the formatters registered, static state of libraries. A process per notebook keeps those apart too.
/// </remarks>
public sealed class NotebookRunner
{
    private readonly NotebookRunOptions options;

    /// <summary>Makes a runner.</summary>
    public NotebookRunner(NotebookRunOptions? options = null) => this.options = options ?? new NotebookRunOptions();

    /// <summary>Runs the notebook. A failing cell is a result, not an exception.</summary>
    /// <param name="document">The notebook; outputs and execution counts of its code cells are replaced.</param>
    /// <param name="progress">Told when a cell starts and when it ends.</param>
    /// <param name="cancellation">Interrupts the running cell and ends the run.</param>
    /// <exception cref="ArgumentException">Parameters were given that the notebook does not have.</exception>
    public async Task<NotebookRun> RunAsync(NotebookDocument document, IProgress<NotebookProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var started = Stopwatch.GetTimestamp();
        ParameterCell.Inject(document, options.Parameters);
        var codeCells = document.Cells.Select((cell, index) => (cell, index)).Where(entry => entry.cell.Kind == CellKind.Code).ToList();
        foreach (var (cell, _) in codeCells)
        {
            if (!cell.HasTag("skip-execution"))
                cell.ClearOutputs();
        }

        var displays = new Dictionary<string, List<JsonObject>>(StringComparer.Ordinal);
        var runs = new List<CellRun>();
        var executed = 0;
        var session = new NotebookSession(new NotebookSessionOptions { BaseDirectory = options.BaseDirectory });
        await using var disposal = session.ConfigureAwait(false);
        foreach (var (cell, index) in codeCells)
        {
            progress?.Report(new NotebookProgress(runs.Count + 1, codeCells.Count, null));
            var run = cell.HasTag("skip-execution")
                ? new CellRun(cell, index, NotebookOutcome.Skipped, TimeSpan.Zero, null)
                : string.IsNullOrWhiteSpace(cell.Source)
                    ? new CellRun(cell, index, NotebookOutcome.Succeeded, TimeSpan.Zero, null)
                    : await RunCellAsync(session, cell, index, cell.Language ?? document.DefaultLanguage, ++executed, displays, cancellation).ConfigureAwait(false);
            runs.Add(run);
            progress?.Report(new NotebookProgress(runs.Count, codeCells.Count, run));
            if (run.Outcome is not (NotebookOutcome.Succeeded or NotebookOutcome.Skipped))
                return new NotebookRun(run.Outcome, runs, Stopwatch.GetElapsedTime(started));
        }

        return new NotebookRun(NotebookOutcome.Succeeded, runs, Stopwatch.GetElapsedTime(started));
    }

    private async Task<CellRun> RunCellAsync(
        NotebookSession session, NotebookCell cell, int index, string language, int number, Dictionary<string, List<JsonObject>> displays, CancellationToken cancellation)
    {
        var output = new DocumentOutput(cell, displays, number);
        cell.ExecutionCount = number;
        var started = Stopwatch.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.CellTimeout ?? Timeout.InfiniteTimeSpan);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        var running = session.RunCellAsync(new CellRequest(cell.Source) { Language = language, Number = number }, output, stop.Token);
        var result = await WaitAsync(running, stop.Token).ConfigureAwait(false);

        var outcome = result?.Status switch
        {
            CellStatus.Ok => NotebookOutcome.Succeeded,
            _ when cancellation.IsCancellationRequested => NotebookOutcome.Canceled,
            _ when timeout.IsCancellationRequested => NotebookOutcome.TimedOut,
            _ => NotebookOutcome.Failed,
        };
        var error = result?.Error;
        if (outcome == NotebookOutcome.TimedOut)
            error = TimeoutError(stopped: result is not null, error);
        else if (outcome == NotebookOutcome.Canceled)
            error ??= new CellError("OperationCanceledException", "The run was canceled.", ["The run was canceled."]);
        if (error is not null)
            output.Fail(error);
        output.Close();
        if (outcome == NotebookOutcome.Failed && cell.HasTag("raises-exception"))
            outcome = NotebookOutcome.Succeeded;
        return new CellRun(cell, index, outcome, Stopwatch.GetElapsedTime(started), error);
    }

    /// <summary>Waits for the cell; once it was told to stop, only for the grace period. Null when it did not stop.</summary>
    private async Task<CellResult?> WaitAsync(Task<CellResult> running, CancellationToken stop)
    {
        try
        {
            return await running.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            try
            {
                return await running.WaitAsync(options.GracePeriod, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
            {
                return null;
            }
        }
    }

    private CellError TimeoutError(bool stopped, CellError? where)
    {
        var message = $"The cell took longer than {options.CellTimeout!.Value.TotalSeconds:0.###} s and was interrupted.";
        if (!stopped)
            message = $"The cell took longer than {options.CellTimeout!.Value.TotalSeconds:0.###} s, could not be interrupted, and was abandoned.";
        return new CellError("TimeoutException", message, [message, .. where?.Traceback.Skip(1) ?? []], where?.Line, where?.Column);
    }
}
