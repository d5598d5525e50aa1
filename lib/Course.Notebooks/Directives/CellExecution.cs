using System.Diagnostics;
using Course.Notebooks.Scripting;

namespace Course.Notebooks.Directives;

/// <summary>A cell, or a file that a cell imports, on its way through its pieces.</summary>
internal sealed class CellExecution(ScriptSession script, BatchedOutput output, string path, string folder, CellInterrupt interrupt)
{
    private long timedSince;

    /// <summary>The session's code.</summary>
    public ScriptSession Script { get; } = script;

    /// <summary>Where outputs go.</summary>
    public BatchedOutput Output { get; } = output;

    /// <summary>What errors call the source: <c>Cell 3</c> or a file name.</summary>
    public string Path { get; } = path;

    /// <summary>Where relative paths start.</summary>
    public string Folder { get; } = folder;

    /// <summary>Interrupts the cell.</summary>
    public CellInterrupt Interrupt { get; } = interrupt;

    /// <summary>Cancels what a directive waits for.</summary>
    public CancellationToken Cancellation => Interrupt.Token;

    /// <summary>The language of the code that follows.</summary>
    public CellText Language { get; set; } = CellText.CSharp;

    /// <summary>The directive that takes the rest of the cell as its text, if there is one.</summary>
    public Func<string, Task>? TakeRest { get; set; }

    /// <summary>The files whose import led here, outermost first.</summary>
    public IReadOnlyList<string> Imports { get; private init; } = [];

    /// <summary>Where a path in a directive leads.</summary>
    public string Resolve(string file) => System.IO.Path.GetFullPath(file, Folder);

    /// <summary>The execution of a file that this one imports: it has the session and the outputs in common, and paths in it start at its own folder.</summary>
    public CellExecution ForImport(string file) =>
        new(Script, Output, System.IO.Path.GetFileName(file), System.IO.Path.GetDirectoryName(file)!, Interrupt) { Imports = [.. Imports, file] };

    /// <summary>Asks the person at the notebook.</summary>
    /// <exception cref="DirectiveException">Nobody can be asked.</exception>
    public string Ask(string question, bool password)
    {
        try
        {
            return Output.RequestInput(question, password);
        }
        catch (InvalidOperationException exception)
        {
            throw new DirectiveException(exception.Message);
        }
    }

    /// <summary>Measures the time from here to the end of the cell.</summary>
    public void StartTimer() => timedSince = Stopwatch.GetTimestamp();

    /// <summary>Runs a source, piece by piece, up to the first that fails.</summary>
    /// <returns>How it ended, with the value of its last expression.</returns>
    public async Task<ScriptOutcome> RunAsync(string source, CellText language)
    {
        Language = language;
        var outcome = ScriptOutcome.Nothing;
        foreach (var piece in CellSource.Split(source))
        {
            if (Interrupt.IsRequested)
            {
                Interrupt.Notice();
                return new(ExceptionReport.Interrupted);
            }

            // Only the last value is the cell's result; those before it are shown as they come.
            if (outcome.Value is { } value)
                Output.Display(value, null);
            outcome = await RunPieceAsync(piece).ConfigureAwait(true);
            if (CellContext.Flowing is { } cell)
                await cell.Sent.WhenDoneAsync().ConfigureAwait(true);
            if (outcome.Error is not null)
                return outcome;
        }

        if (timedSince != 0)
            Output.Display(MimeBundle.PlainText($"Wall time: {Stopwatch.GetElapsedTime(timedSince).TotalMilliseconds:0.0} ms"), null);
        return outcome;
    }

    private async Task<ScriptOutcome> RunCodeAsync(CellPiece piece)
    {
        if (TakeRest is { } take)
        {
            TakeRest = null;
            await take(piece.Text).ConfigureAwait(true);
            return ScriptOutcome.Nothing;
        }

        if (Language == CellText.CSharp)
            return await Script.RunAsync(piece.TextAtItsLines, Path, Interrupt).ConfigureAwait(true);
        Output.Display(Language.Render(piece.Text), null);
        return ScriptOutcome.Nothing;
    }

    private async Task<ScriptOutcome> RunDirectiveAsync(CellPiece piece)
    {
        var (directive, arguments) = DirectiveCatalog.Find(piece.Text);
        if (arguments.Option("--help") is null)
            await directive.RunAsync(arguments, this).ConfigureAwait(true);
        else
            Output.Display(MimeBundle.PlainText($"{directive.Help}\n{directive.Usage}"), null);
        return ScriptOutcome.Nothing;
    }

    private async Task<ScriptOutcome> RunPieceAsync(CellPiece piece)
    {
        try
        {
            return piece.IsDirective ? await RunDirectiveAsync(piece).ConfigureAwait(true) : await RunCodeAsync(piece).ConfigureAwait(true);
        }
        catch (DirectiveException exception)
        {
            var line = piece.Text.Split('\n')[0];
            return new(new CellError("DirectiveError", exception.Message, [$"{Path}, line {piece.Line + 1}: {line}", exception.Message], piece.Line + 1, 1));
        }
        catch (ImportFailedException exception)
        {
            return exception.Outcome;
        }
        catch (Exception exception) when (Interrupt.IsRequested && exception is OperationCanceledException or ThreadInterruptedException)
        {
            Interrupt.Notice();
            return new(ExceptionReport.Interrupted);
        }
    }
}
