using System.Diagnostics.CodeAnalysis;

namespace Course.Notebooks.Scripting;

/// <summary>The interrupt of one cell: whether it was asked for, and whether the cell has noticed.</summary>
/// <param name="timeToTidyUp">How long its code may go on once it has been told to stop.</param>
[SuppressMessage("Design", "CA1001", Justification = "Token sources without timer hold nothing, and what a cell leaves behind may still ask for the token.")]
internal sealed class CellInterrupt(TimeSpan timeToTidyUp)
{
    // Threads that the cell started may still be at work when it has ended.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource asked = new(), source = new(), last = new();

    /// <summary>How long code may go on once it has been told to stop.</summary>
    public TimeSpan TimeToTidyUp { get; } = timeToTidyUp;

    /// <summary>Canceled at once when the interrupt is asked for; what registers with it must be quick.</summary>
    public CancellationToken Asked => asked.Token;

    /// <summary>Canceled a little later, on another thread; for the code of the cell.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Canceled when the code has had time to tidy up; for those who wait for that.</summary>
    public CancellationToken LastToken => last.Token;

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
        new Thread(Cancel) { IsBackground = true, Name = "Cell cancellation" }.UnsafeStart();
    }

    /// <summary>Notes that something of the cell was stopped.</summary>
    public void Notice() => WasNoticed = true;

    /// <summary>Leaves the calling code if the cell is to stop, unless it is tidying up; when its time for that is over, it leaves without a pause.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public void ThrowIfRequested()
    {
        if (!IsRequested || !StackGuard.HasRoom || IsTidyingUp())
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

    private void Cancel()
    {
        source.Cancel();
        Thread.Sleep(TimeToTidyUp);
        last.Cancel();
    }

    private bool IsTidyingUp()
    {
        var stay = CellThread.CurrentStay;
        if (TidyUpTime.Given(this) is { } time)
        {
            stay?.LeaveAlone(time.End);
            return !time.IsOver;
        }

        // The end of a wait may have told this code to stop, before it came to this checkpoint.
        var (told, end) = (false, TidyUpTime.EndFromNow(this));
        if (stay is not null && stay.WaitWasEnded(out var quietUntil))
            (told, end) = (true, quietUntil);
        TidyUpTime.Give(this, end);
        stay?.LeaveAlone(end);
        return told;
    }
}
