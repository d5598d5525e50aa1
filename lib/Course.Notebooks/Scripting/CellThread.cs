using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Runs one submission on a thread of its own, continuations after an <c>await</c> included, so that it can be stopped wherever it is:
/// waits by <see cref="Thread.Interrupt"/>, running code by the abort of <see cref="ControlledExecution"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer or wait handle holds nothing; the queue is garbage with the cell.")]
internal sealed class CellThread : SynchronizationContext
{
    // Room for honest recursion; what never ends is stopped by the probes that the compiler puts into each method.
    private const int StackBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan BetweenInterrupts = TimeSpan.FromMilliseconds(40);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> continuations = [];
    private readonly TaskCompletionSource<Task<object?>> finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource abort = new();
    private readonly Thread thread;

    private CellThread(Func<Task<object?>> submission)
    {
        thread = new Thread(() => Run(submission), StackBytes) { IsBackground = true, Name = "cell" };
    }

    /// <summary>Runs the submission to its end. The task it returns never fails: the submission's own task is its result.</summary>
    /// <param name="submission">What to run.</param>
    /// <param name="interrupt">Stops it; the result is then a cancelled task.</param>
    public static async Task<Task<object?>> RunAsync(Func<Task<object?>> submission, CancellationToken interrupt)
    {
        var cell = new CellThread(submission);
        cell.thread.Start();
        using (interrupt.UnsafeRegister(static cell => ((CellThread)cell!).BeginStop(), cell))
            return await cell.finished.Task.ConfigureAwait(false);
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            continuations.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The cell has ended; what a task that it left behind still has to do runs elsewhere.
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Thread.CurrentThread == thread)
            d(state);
        else
            base.Send(d, state);
    }

    public override SynchronizationContext CreateCopy() => this;

    private void Run(Func<Task<object?>> submission)
    {
        Task<object?>? task = null;
        try
        {
#pragma warning disable SYSLIB0046 // the one supported way to stop a thread; a notebook cell is what it was kept for
            ControlledExecution.Run(() => task = Pump(submission), abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception exception) when (abort.IsCancellationRequested || exception is ThreadInterruptedException)
        {
            task = Task.FromCanceled<object?>(new CancellationToken(canceled: true));
        }
#pragma warning disable CA1031 // whatever else ends the thread is the submission's result
        catch (Exception exception)
#pragma warning restore CA1031
        {
            task = Task.FromException<object?>(exception);
        }
        finally
        {
            continuations.CompleteAdding();
            while (continuations.TryTake(out var left))
                ThreadPool.QueueUserWorkItem(_ => left.Callback(left.State));
            finished.TrySetResult(task!);
        }
    }

    private Task<object?> Pump(Func<Task<object?>> submission)
    {
        SetSynchronizationContext(this);
        var task = submission();
        task.ContinueWith(_ => Post(static _ => { }, null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            var (callback, state) = continuations.Take();
            callback(state);
        }

        return task;
    }

    // The abort blocks its caller while the cell waits in the operating system, so it gets a thread of its own; the interrupts
    // wake the cell from such waits, again and again, because a cell may catch them.
    private void BeginStop()
    {
        new Thread(abort.Cancel) { IsBackground = true, Name = "cell abort" }.UnsafeStart();
        new Thread(KeepInterrupting) { IsBackground = true, Name = "cell interrupt" }.UnsafeStart();
    }

    private void KeepInterrupting()
    {
        while (!finished.Task.IsCompleted)
        {
            thread.Interrupt();
            finished.Task.Wait(BetweenInterrupts);
        }
    }
}
