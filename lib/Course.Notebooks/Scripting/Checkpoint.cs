using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Course.Notebooks.Scripting;

/// <summary>What the code of a notebook calls without having been written so: <see cref="CheckpointWeaver"/> puts the calls in. Not for notebooks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoint
{
    private static readonly Lock Gate = new();
    private static int raisedBy;

    /// <summary>Whether some cell of the process is being interrupted: all that a checkpoint costs while none is.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "Read by woven code, where a property would be a call in each turn of a loop.")]
    [SuppressMessage("Design", "CA1051", Justification = "As above.")]
    public static bool Raised;

    /// <summary>The token of the running cell: what calls that take an optional token are handed in place of none.</summary>
    public static CancellationToken Token => CellContext.Current?.Interrupt.Token ?? CancellationToken.None;

    /// <summary>The same, canceled when the time to tidy up is over.</summary>
    internal static CancellationToken LastToken => CellContext.Current?.Interrupt.LastToken ?? CancellationToken.None;

    /// <summary>Leaves the cell if it is the one being interrupted.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Pass() => CellContext.Current?.Interrupt.ThrowIfRequested();

    /// <summary>Makes every checkpoint of the process look whether it is meant.</summary>
    internal static void Raise()
    {
        lock (Gate)
        {
            raisedBy++;
            Volatile.Write(ref Raised, true);
        }
    }

    /// <summary>Takes one <see cref="Raise"/> back.</summary>
    internal static void Lower()
    {
        lock (Gate)
            Volatile.Write(ref Raised, --raisedBy > 0);
    }
}
