using System.Collections.Immutable;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Runs one cell on a thread of its own, with its continuations after an <c>await</c> on threads that it knows, so that their waits can be ended
/// when the cell is interrupted. Running code leaves at its own checkpoints.
/// </summary>
/// <remarks>
/// A continuation runs on the cell's thread if that has nothing else to do, and on a pool thread otherwise: a cell that waits for its own task with
/// <c>task.Wait()</c> does not wait for itself.
/// No thread is aborted: on Linux the runtime's <c>ControlledExecution</c> ends the process when the abort meets a library, and anywhere it may leave a lock held or a type half
/// initialized. A call into a library that does not come back is left behind instead: the cell counts as interrupted, its output is cut off, and the first checkpoint after
/// the call ends what is left of it.
/// </remarks>
internal sealed class CellThread : SynchronizationContext
{
    // Four times what a console program has on Windows: room for honest recursion, and not so much that telling of the other kind takes long.
    private const int StackBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(15);

    // After the time to tidy up, which what is to be stopped last may need as well.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [ThreadStatic]
    private static (CellThread Cell, InterruptibleStay Stay)? here;

    private readonly CellContext context;
    private readonly CellInterrupt interrupt;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource leftBehind = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Handover next = new();
    private ImmutableList<InterruptibleStay> stays = [];

    private CellThread(CellContext context) => (this.context, interrupt) = (context, context.Interrupt);

    /// <summary>The calling thread's way through the code of its cell; null on threads that the cell has started itself.</summary>
    public static InterruptibleStay? CurrentStay => here?.Stay;

    /// <summary>Runs the cell to its end.</summary>
    /// <param name="cell">What to run.</param>
    /// <param name="context">What its code belongs to; its interrupt stops the cell.</param>
    /// <returns>True if it ended; false if it was interrupted and left behind.</returns>
    public static async Task<bool> RunAsync(Func<Task> cell, CellContext context)
    {
        var thread = new CellThread(context);
        new Thread(() => thread.Start(cell), StackBytes) { IsBackground = true, Name = "Cell" }.Start();
        using (context.Interrupt.Asked.UnsafeRegister(static thread => ((CellThread)thread!).BeginToEndWaits(), thread))
            await Task.WhenAny(thread.ended.Task, thread.leftBehind.Task).ConfigureAwait(false);
        return thread.ended.Task.IsCompleted;
    }

    /// <summary>Does something that an interrupt must not tear: the calling thread's waits in it are not ended.</summary>
    public static void Undisturbed(Action action)
    {
        if (here is not { } place)
        {
            action();
            return;
        }

        place.Cell.End(place.Stay);
        here = null;
        try
        {
            action();
        }
        finally
        {
            here = place;
            place.Stay.GoOn();
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        Action continuation = () => Continue(d, state);
        if (!next.TryGive(continuation))
            ThreadPool.QueueUserWorkItem(static continuation => continuation(), continuation, preferLocal: false);
    }

    public override SynchronizationContext CreateCopy() => this;

    private void Start(Func<Task> cell)
    {
        StackGuard.Begin(StackBytes);
        SetSynchronizationContext(this);
        context.Enter();
        Enter();
        var task = cell();
        Leave();
        task.ContinueWith(_ => next.Close(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (next.Take() is { } continuation)
        {
            try
            {
                continuation();
            }
            catch (Exception exception) when (UnhandledExceptions.Handle(exception))
            {
                // What an async void method throws is nobody's result: it has been shown, and the cell goes on.
            }
        }

        End();
    }

    private void Continue(SendOrPostCallback callback, object? state)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        Enter();
        try
        {
            callback(state);
        }
        finally
        {
            Leave();
            SetSynchronizationContext(outer);
        }
    }

    private void End()
    {
        ended.TrySetResult();
        _ = interrupt.EndAsync();
    }

    private void Enter()
    {
        var stay = new InterruptibleStay(Thread.CurrentThread, interrupt);
        here = (this, stay);
        ImmutableInterlocked.Update(ref stays, static (all, stay) => all.Add(stay), stay);
    }

    private void Leave()
    {
        var (_, stay) = here!.Value;
        here = null;
        ImmutableInterlocked.Update(ref stays, static (all, stay) => all.Remove(stay), stay);
        End(stay);
    }

    private void End(InterruptibleStay stay)
    {
        if (stay.End())
            interrupt.Notice();
    }

    private void BeginToEndWaits() => new Thread(EndWaits) { IsBackground = true, Name = "Cell interrupt" }.UnsafeStart();

    // Waits that know the cell's token end by it, and are given the time to.
    private void EndWaits()
    {
        for (var until = Environment.TickCount64 + (long)(interrupt.TimeToTidyUp + Patience).TotalMilliseconds; Environment.TickCount64 < until;)
        {
            Thread.Sleep(BetweenLooks);
            if (ended.Task.IsCompleted)
                return;
            foreach (var stay in stays)
            {
                if (stay.EndWait())
                    interrupt.Notice();
            }
        }

        leftBehind.TrySetResult();
    }
}
