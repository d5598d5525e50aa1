namespace Course.Notebooks.Scripting;

/// <summary>
/// The time that code gets to tidy up, in a <c>finally</c> or a <c>Dispose</c>, once it has been told to stop: until it is over, neither checkpoints nor waits stop it again.
/// It goes with the flow of the code, across its awaits; what another thread of the cell is told is that thread's own.
/// </summary>
/// <param name="interrupt">What told the code to stop.</param>
/// <param name="end">When the time is over, in ticks of <see cref="Environment.TickCount64"/>.</param>
internal sealed class TidyUpTime(CellInterrupt interrupt, long end)
{
    private static readonly AsyncLocal<TidyUpTime?> Ambient = new();

    /// <summary>When the time is over.</summary>
    public long End { get; } = end;

    /// <summary>Whether it is over.</summary>
    public bool IsOver => Environment.TickCount64 >= End;

    /// <summary>When a time is over that begins now.</summary>
    public static long EndFromNow(CellInterrupt interrupt) => Environment.TickCount64 + (long)interrupt.TimeToTidyUp.TotalMilliseconds;

    /// <summary>The time that the calling code has got from this interrupt; null if the interrupt has not told it to stop.</summary>
    public static TidyUpTime? Given(CellInterrupt interrupt) => Ambient.Value is { } time && time.Interrupt == interrupt ? time : null;

    /// <summary>Gives the calling code time.</summary>
    public static void Give(CellInterrupt interrupt, long end) => Ambient.Value = new TidyUpTime(interrupt, end);

    private CellInterrupt Interrupt { get; } = interrupt;
}
