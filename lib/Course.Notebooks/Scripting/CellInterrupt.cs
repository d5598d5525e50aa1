using System.Diagnostics.CodeAnalysis;

namespace Course.Notebooks.Scripting;

/// <summary>The interrupt of one cell: whether it was asked for, and whether the cell has noticed.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Token sources without timer hold nothing, and what a cell leaves behind may still ask for the token.")]
internal sealed class CellInterrupt
{
    // A finally block, or a Dispose, gets this long to tidy up before checkpoints throw again, and then without a pause.
    private const int QuietMilliseconds = 1000;

    // Threads that the cell started may still be at work when it has ended.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    [ThreadStatic]
    private static (CellInterrupt? Thrown, long QuietUntil) here;

    private readonly CancellationTokenSource asked = new(), source = new();

    /// <summary>Canceled at once when the interrupt is asked for; what registers with it must be quick.</summary>
    public CancellationToken Asked => asked.Token;

    /// <summary>Canceled a little later, on another thread; for the code of the cell.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Whether the cell is to stop.</summary>
    public bool IsRequested => asked.IsCancellationRequested;

    /// <summary>Whether the cell was stopped in the middle of something, even if its code made nothing of it.</summary>
    public bool WasNoticed { get; private set; }

    /// <summary>Asks the cell to stop. Returns at once.</summary>
    public void Request()
    {
        lock (asked)
        {
            if (IsRequested)
                return;
            Checkpoint.Raise();
            asked.Cancel();
        }

        // Not on a pool thread: those may all be busy with what is to be stopped.
        new Thread(source.Cancel) { IsBackground = true, Name = "Cell cancellation" }.UnsafeStart();
    }

    /// <summary>Notes that something of the cell was stopped.</summary>
    public void Notice() => WasNoticed = true;

    /// <summary>Leaves the calling code if the cell is to stop.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public void ThrowIfRequested()
    {
        if (!IsRequested || !StackGuard.HasRoom)
            return;
        if (here.Thrown != this)
            here = (this, Environment.TickCount64 + QuietMilliseconds);
        else if (Environment.TickCount64 < here.QuietUntil)
            return;
        Notice();
        throw new OperationCanceledException("The cell was interrupted.", Token);
    }

    /// <summary>Lets the checkpoints be cheap again, a little after the cell has ended.</summary>
    public async Task EndAsync()
    {
        if (!IsRequested)
            return;
        await Task.Delay(Linger).ConfigureAwait(false);
        Checkpoint.Lower();
    }
}
