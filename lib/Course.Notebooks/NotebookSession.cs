using System.Diagnostics;
using Course.Notebooks.Directives;
using Course.Notebooks.Formatting;
using Course.Notebooks.Language;
using Course.Notebooks.Scripting;

namespace Course.Notebooks;

/// <summary>One notebook being run: its variables, its usings, its references. Cells run one at a time, in the order in which they were asked for.</summary>
public sealed class NotebookSession : IAsyncDisposable
{
    private readonly ScriptSession script = new();
    private readonly LanguageService language;
    private readonly SemaphoreSlim oneCellAtATime = new(1, 1);
    private readonly Lock interruptGate = new();
    private CancellationTokenSource? running;
    private bool disposed;

    /// <summary>Makes a session; nothing is loaded until the first cell.</summary>
    public NotebookSession(NotebookSessionOptions? options = null)
    {
        Options = options ?? new NotebookSessionOptions();
        language = new LanguageService(script, Options.BaseDirectory);
        ConsoleRouter.Install();
    }

    /// <summary>What the session was started from.</summary>
    public NotebookSessionOptions Options { get; }

    /// <summary>Runs one cell. Its outputs go to <paramref name="output"/>; how it ended comes back, so that a failing cell is a result and not an exception.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="output">Where its outputs go.</param>
    /// <param name="cancellation">Interrupts this cell, as <see cref="Interrupt"/> does.</param>
    public async Task<CellResult> RunCellAsync(CellRequest request, ICellOutput output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        ObjectDisposedException.ThrowIf(disposed, this);
        await oneCellAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        lock (interruptGate)
            running = interrupt;
        try
        {
            var started = Stopwatch.GetTimestamp();
            var batched = new BatchedOutput(output);
            var outcome = await Task.Run(() => RunPiecesAsync(request, batched, interrupt.Token), CancellationToken.None).ConfigureAwait(false);
            batched.Flush();
            var status = outcome.Error is null ? CellStatus.Ok : outcome.Interrupted ? CellStatus.Aborted : CellStatus.Error;
            return new CellResult(status, outcome.Error, Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            lock (interruptGate)
                running = null;
            oneCellAtATime.Release();
        }
    }

    /// <summary>Interrupts the running cell wherever it is; does nothing when none runs. Returns at once.</summary>
    public void Interrupt()
    {
        lock (interruptGate)
            running?.Cancel();
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
    public Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Task.Run(() => language.Inspect(code, position, cancellation), cancellation);
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

    private async Task<ScriptOutcome> RunPiecesAsync(CellRequest request, BatchedOutput output, CancellationToken interrupt)
    {
        new CellContext(this, output).Enter();
        if (CellText.Find(request.Language) is not { } text)
        {
            var message = $"This cell is in {request.Language}. {CellText.WhatRuns}";
            return new ScriptOutcome(null, false, new CellError("UnknownLanguage", message, [message]));
        }

        var cell = new CellExecution(script, output, $"Cell {request.Number}", Options.BaseDirectory, interrupt);
        var outcome = await cell.RunAsync(request.Code, text).ConfigureAwait(false);
        if (outcome.HasValue && !request.Silent)
            output.Result(ValueFormatter.ToBundle(outcome.Value));
        return outcome;
    }
}
