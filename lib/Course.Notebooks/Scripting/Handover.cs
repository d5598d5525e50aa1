namespace Course.Notebooks.Scripting;

/// <summary>Hands work to a thread that waits for it, and only then.</summary>
internal sealed class Handover
{
    private readonly object gate = new();
    private Action? given;
    private bool waiting, closed;

    /// <summary>Gives the work to the thread if it waits.</summary>
    /// <returns>Whether it has taken it.</returns>
    public bool TryGive(Action work)
    {
        lock (gate)
        {
            if (!waiting)
                return false;
            (given, waiting) = (work, false);
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Waits for work.</summary>
    /// <returns>The work, or null after the end.</returns>
    public Action? Take()
    {
        lock (gate)
        {
            (given, waiting) = (null, true);
            while (given is null && !closed)
                Monitor.Wait(gate);
            waiting = false;
            return given;
        }
    }

    /// <summary>Sends the thread away.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.Pulse(gate);
        }
    }
}
