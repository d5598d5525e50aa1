namespace Course.Notebooks.Scripting;

/// <summary>A thread on its way through the code of a cell, during which its waits may be ended, and not before or after.</summary>
/// <param name="thread">The thread.</param>
internal sealed class InterruptibleStay(Thread thread)
{
    // A finally block may wait too: the next wait is ended only if it lasts.
    private const int QuietMilliseconds = 1000;

    private const int Inside = 0, BeingInterrupted = 1, Over = 2;
    private int state;
    private long quietUntil;
    private bool wasInterrupted;

    /// <summary>Ends the wait that the thread is in, if it is in one. Called from another thread.</summary>
    /// <returns>Whether it was.</returns>
    public bool EndWait()
    {
        if (Environment.TickCount64 < quietUntil || !thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)
            || Interlocked.CompareExchange(ref state, BeingInterrupted, Inside) != Inside)
        {
            return false;
        }

        thread.Interrupt();
        wasInterrupted = true;
        quietUntil = Environment.TickCount64 + QuietMilliseconds;
        Volatile.Write(ref state, Inside);
        return true;
    }

    /// <summary>Ends the stay; called by the thread itself.</summary>
    /// <returns>Whether an interrupt came that no wait has taken.</returns>
    public bool End()
    {
        // Spinning, because a lock would be a wait, and could be the one that is ended.
        while (Interlocked.CompareExchange(ref state, Over, Inside) != Inside)
            Thread.SpinWait(20);
        if (!wasInterrupted)
            return false;
        try
        {
            Thread.Sleep(0);
            return false;
        }
        catch (ThreadInterruptedException)
        {
            return true;
        }
    }
}
