using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Course.Notebooks.Scripting;

/// <summary>Makes endless recursion in the code of a notebook an exception; <see cref="CheckpointWeaver"/> puts the calls in. Not for notebooks.</summary>
/// <remarks>
/// Each <c>finally</c> on the way out may call methods that look again, and each exception thrown from one piles up on what is left of the stack. So on the thread of a cell
/// the limit is drawn early, and after each exception a piece further down: the way out is free. On other threads the runtime's own limit is all there is.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class StackGuard
{
    private const int Reserve = 512 * 1024, Step = 128 * 1024;

    // An exception that awaits pass on takes time by the square of their depth: thousands of them would take minutes.
    private const int AwaitedDepth = 384 * 1024;

    // Complements of addresses, so that a thread whose stack is not known, with 0 here, always asks the runtime.
    [ThreadStatic]
    private static nuint belowStart, belowLimit, belowAwaited;

    /// <summary>Whether there is room to throw an exception and run what it brings with it.</summary>
    internal static bool HasRoom
    {
        get
        {
            byte here;
            return (nuint)(&here) > ~belowStart || (belowStart == 0 && RuntimeHelpers.TryEnsureSufficientExecutionStack());
        }
    }

    /// <summary>Ends a recursion before the stack is used up.</summary>
    /// <exception cref="InsufficientExecutionStackException">It nearly is.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ensure()
    {
        byte here;
        if ((nuint)(&here) <= ~belowLimit)
            EnsureSlowly();
    }

    /// <summary>The same for async methods.</summary>
    /// <exception cref="InsufficientExecutionStackException">The stack is nearly used up, or more of it than methods that await each other ever need.</exception>
    public static void EnsureForAwait()
    {
        byte here;
        if (belowAwaited != 0 && (nuint)(&here) <= ~belowAwaited)
            throw new InsufficientExecutionStackException();
        Ensure();
    }

    /// <summary>Takes the calling thread's stack to be of this size, from here down.</summary>
    internal static void Begin(int stackBytes)
    {
        byte here;
        belowStart = belowLimit = ~((nuint)(&here) - (nuint)(stackBytes - Reserve));
        belowAwaited = ~((nuint)(&here) - AwaitedDepth);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EnsureSlowly()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (belowLimit == 0 || belowLimit - belowStart >= Reserve)
            return;
        belowLimit += Step;
        throw new InsufficientExecutionStackException();
    }
}
