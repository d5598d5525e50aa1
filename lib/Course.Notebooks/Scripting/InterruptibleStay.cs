namespace Course.Notebooks.Scripting;

/// <summary>A thread on its way through the code of a cell, during which its waits may be ended, and not before or after.</summary>
/// <param name="thread">The thread.</param>
/// <param name="interrupt">The cell's interrupt.</param>
internal sealed class InterruptibleStay(Thread thread, CellInterrupt interrupt)
{
    private const int Inside = 0, Held = 1, Over = 2;
    private int state;
    private long quietUntil;
    private bool wasInterrupted;

    /// <summary>Ends the wait that the thread is in, if it is in one and not tidying up. Called from another thread.</summary>
    /// <returns>Whether it was.</returns>
    public bool EndWait()
    {
        if (Interlocked.CompareExchange(ref state, Held, Inside) != Inside)
            return false;
        var waits = Environment.TickCount64 >= quietUntil && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);
        if (waits)
        {
            thread.Interrupt();
            wasInterrupted = true;
            quietUntil = TidyUpTime.EndFromNow(interrupt);
        }

        Volatile.Write(ref state, Inside);
        return waits;
    }

    /// <summary>Leaves the thread's waits alone until then. Called by the thread itself.</summary>
    public void LeaveAlone(long until)
    {
        Become(Held);
        quietUntil = until;
        Volatile.Write(ref state, Inside);
    }

    /// <summary>Looks whether a wait of the thread was ended. Called by the thread itself.</summary>
    /// <param name="quietUntil">How long its next waits are left alone.</param>
    /// <returns>True if one was; false also if the wait was over before the interrupt came, which is taken back.</returns>
    public bool WaitWasEnded(out long quietUntil)
    {
        Become(Held);
        TakeBackUnusedInterrupt();
        var ended = wasInterrupted;
        wasInterrupted = false;
        quietUntil = this.quietUntil;
        Volatile.Write(ref state, Inside);
        return ended;
    }

    /// <summary>Ends the stay, for good or until <see cref="GoOn"/>. Called by the thread itself.</summary>
    /// <returns>Whether an interrupt came that no wait has taken.</returns>
    public bool End()
    {
        Become(Over);
        return TakeBackUnusedInterrupt();
    }

    /// <summary>Goes on after <see cref="End"/>. Called by the thread itself.</summary>
    public void GoOn() => Volatile.Write(ref state, Inside);

    // Spinning, because a lock would be a wait, and could be the one that is ended.
    private void Become(int next)
    {
        while (Interlocked.CompareExchange(ref state, next, Inside) != Inside)
            Thread.SpinWait(20);
    }

    private bool TakeBackUnusedInterrupt()
    {
        if (!wasInterrupted)
            return false;
        try
        {
            Thread.Sleep(0);
            return false;
        }
        catch (ThreadInterruptedException)
        {
            (wasInterrupted, quietUntil) = (false, 0);
            return true;
        }
    }
}
