using System.Diagnostics;
using Course.Notebooks.Directives;
using Course.Notebooks.Language;
using Course.Notebooks.Scripting;

namespace Course.Notebooks;

/// <summary>One notebook being run: its variables, its usings, its references. Cells run one at a time, in the order in which they were asked for.</summary>
public sealed class NotebookSession : IAsyncDisposable
{
    private const int MostNesting = 20;
    private const string NestingMessage = "Code that sends code that sends code, 20 times over, is taken for a call without end.";

    private readonly ScriptSession script = new();
    private readonly LanguageService language;
    private readonly SemaphoreSlim oneCellAtATime = new(1, 1);
    private readonly Lock interruptGate = new();
    private CellContext? running, latest;
    private bool disposed;

    /// <summary>Makes a session; nothing is loaded until the first cell.</summary>
    public NotebookSession(NotebookSessionOptions? options = null)
    {
        Options = options ?? new NotebookSessionOptions();
        language = new LanguageService(script, Options.BaseDirectory);
        ConsoleRouter.Install();
        UnhandledExceptions.Watch(this, script.References.Context);
    }

    /// <summary>What the session was started from.</summary>
    public NotebookSessionOptions Options { get; }

    /// <summary>Runs one cell. Its outputs go to <paramref name="output"/>; how it ended comes back, so that a failing cell is a result and not an exception.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="output">Where its outputs go.</param>
    /// <param name="cancellation">Interrupts this cell, as <see cref="Interrupt"/> does.</param>
    public Task<CellResult> RunCellAsync(CellRequest request, ICellOutput output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        ObjectDisposedException.ThrowIf(disposed, this);
        return RunAsCellAsync(context => RunPiecesAsync(request, context), output, cancellation);
    }

    /// <summary>Interrupts the running cell wherever it is; does nothing when none runs. Returns at once.</summary>
    public void Interrupt()
    {
        lock (interruptGate)
            running?.Interrupt.Request();
    }

    /// <summary>Says whether the code can be run as it stands.</summary>
    public CodeCompleteness IsComplete(string code)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return CompletenessCheck.Of(code);
    }

    /// <summary>What could stand at a place in the code (a UTF-16 offset), given everything that has run.</summary>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return language.CompleteAsync(code, position, cancellation);
    }

    /// <summary>What the name at a place in the code is (its declaration and documentation, <c>text/markdown</c> and <c>text/plain</c>), or null when there is none.</summary>
    /// <param name="code">The code.</param>
    /// <param name="position">The place, a UTF-16 offset.</param>
    /// <param name="withSource">Whether to add the code that declares the name, where an earlier cell does.</param>
    /// <param name="cancellation">Ends the search.</param>
    public Task<MimeBundle?> InspectAsync(string code, int position, bool withSource = false, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Task.Run(() => language.Inspect(code, position, withSource, cancellation), cancellation);
    }

    /// <summary>The overloads of the call around a place in the code, or null when there is none.</summary>
    public Task<SignatureHelp?> SignatureAsync(string code, int position, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Task.Run(() => language.Signature(code, position, cancellation), cancellation);
    }

    /// <summary>The compiler's errors and warnings for the code, without running it.</summary>
    public Task<IReadOnlyList<CodeDiagnostic>> DiagnosticsAsync(string code, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Task.Run(() => language.Diagnostics(code, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        disposed = true;
        Interrupt();
        language.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The variables of the session, the latest of a name only.</summary>
    internal IReadOnlyList<ScriptVariable> Variables => script.Variables;

    /// <summary>Does something that the code of a cell asks its own session for: within that cell, or as a cell of its own when that one has ended.</summary>
    /// <param name="run">What to do.</param>
    /// <param name="sender">The cell, or the code within it that asks.</param>
    /// <param name="output">Where outputs go.</param>
    internal async Task<ScriptOutcome> RunSentAsync(Func<CellExecution, Task<ScriptOutcome>> run, CellContext sender, ICellOutput output)
    {
        if (sender.Depth >= MostNesting)
            return new(new CellError("NestingTooDeep", NestingMessage, [NestingMessage]));
        if (await sender.Sent.RunAsync(() => RunWithinAsync(sender, RunHereAsync, output)).ConfigureAwait(true) is { } within)
            return within;
        var outcome = ScriptOutcome.Nothing;
        var result = await RunAsCellAsync(async context => outcome = await RunHereAsync(context).ConfigureAwait(true), output, CancellationToken.None).ConfigureAwait(true);
        return outcome with { Error = result.Error };

        Task<ScriptOutcome> RunHereAsync(CellContext context) => run(Execution(context, "sent code"));
    }

    /// <summary>Shows an exception in the background: in the running cell, else in the one that started what threw it, or in the latest when that is unknown.</summary>
    internal void ReportUnhandled(Exception exception, CellContext? starter)
    {
        CellContext? cell;
        lock (interruptGate)
            cell = running ?? starter ?? latest;
        if (cell is null || UnhandledExceptions.IsInterruptOf(starter ?? cell, exception) || UnhandledExceptions.Describe(exception, cell) is not { } text)
            return;
        cell.Output.Write(StreamKind.Error, text);
        cell.Output.Flush();
    }

    private async Task<CellResult> RunAsCellAsync(Func<CellContext, Task<ScriptOutcome>> run, ICellOutput output, CancellationToken cancellation)
    {
        await oneCellAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        var context = new CellContext(this, new BatchedOutput(output), new CellInterrupt(Options.TimeToTidyUp));
        lock (interruptGate)
            running = latest = context;
        try
        {
            using var registration = cancellation.UnsafeRegister(static interrupt => ((CellInterrupt)interrupt!).Request(), context.Interrupt);
            var started = Stopwatch.GetTimestamp();
            var (status, error) = await RunOnThreadAsync(run, context).ConfigureAwait(false);
            return new CellResult(status, error, Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            lock (interruptGate)
                running = null;
            oneCellAtATime.Release();
        }
    }

    private static async Task<(CellStatus Status, CellError? Error)> RunOnThreadAsync(Func<CellContext, Task<ScriptOutcome>> run, CellContext context)
    {
        var outcome = ScriptOutcome.Nothing;
        var ended = await CellThread.RunAsync(
            async () =>
            {
                try
                {
                    outcome = await run(context).ConfigureAwait(true);
                }
#pragma warning disable CA1031 // a cell that fails is a result, whatever it failed of
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    outcome = new(ExceptionReport.From(exception, ""));
                }

                await context.Sent.CloseAsync().ConfigureAwait(true);
            },
            context).ConfigureAwait(false);
        if (!ended)
            context.Output.CutOff();
        context.Output.Flush();
        if (context.Interrupt.WasNoticed || !ended)
            return (CellStatus.Aborted, ended ? ExceptionReport.Interrupted : ExceptionReport.LeftBehind);
        return (outcome.Error is null ? CellStatus.Ok : CellStatus.Error, outcome.Error);
    }

    private async Task<ScriptOutcome> RunPiecesAsync(CellRequest request, CellContext context)
    {
        if (CellText.Find(request.Language) is not { } text)
        {
            var message = $"This cell is in {request.Language}. {CellText.WhatRuns}";
            return new(new CellError("UnknownLanguage", message, [message]));
        }

        var cell = Execution(context, $"Cell {request.Number}");
        var outcome = await cell.RunAsync(request.Code, text).ConfigureAwait(true);
        if (outcome.Value is { } value && !request.Silent)
            context.Output.Result(value);
        return outcome;
    }

    private static async Task<ScriptOutcome> RunWithinAsync(CellContext sender, Func<CellContext, Task<ScriptOutcome>> run, ICellOutput output)
    {
        var context = sender.ForSent(new BatchedOutput(output));
        context.Enter();
        try
        {
            var outcome = await run(context).ConfigureAwait(true);
            await context.Sent.CloseAsync().ConfigureAwait(true);
            context.Output.Flush();
            return outcome;
        }
        catch (DirectiveException exception)
        {
            return new(new CellError("DirectiveError", exception.Message, [exception.Message]));
        }
        catch (ImportFailedException exception)
        {
            return exception.Outcome;
        }
        finally
        {
            sender.Enter();
        }
    }

    private CellExecution Execution(CellContext context, string path) => new(script, context.Output, path, Options.BaseDirectory, context.Interrupt);
}
