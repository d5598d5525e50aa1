using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.ExceptionServices;

namespace Course.Exercises.Answers;

/// <summary>
/// Runs a learner's code on a thread of its own for a limited time, so that a loop without an end costs a hint and not the session.
/// The caller waits where an interrupt of its cell wakes it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer or wait handle holds nothing.")]
internal sealed class TimeLimit<T>
{
    // As much as a notebook's own cells have.
    private const int StackBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(2);

    private readonly Func<T> work;
    private readonly Thread thread;
    private readonly CancellationTokenSource abort = new();
    private T? result;
    private ExceptionDispatchInfo? thrown;

    private TimeLimit(Func<T> work)
    {
        this.work = work;
        thread = new Thread(Run, StackBytes) { IsBackground = true, Name = "exercise" };
    }

    /// <summary>Runs the work to its end, or stops it.</summary>
    /// <param name="work">What to run; what it throws is thrown here.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="result">What it returned.</param>
    /// <returns>false when the time was up.</returns>
    public static bool TryRun(Func<T> work, TimeSpan limit, [NotNullWhen(true)] out T? result)
        => new TimeLimit<T>(work).TryRun(limit, out result);

    private bool TryRun(TimeSpan limit, [NotNullWhen(true)] out T? value)
    {
        bool ended = false;
        thread.Start();
        try
        {
            ended = thread.Join(limit);
        }
        finally
        {
            if (!ended)
                Stop();
        }

        if (ended)
            thrown?.Throw();
        value = result;
        return ended;
    }

    private void Run()
    {
        try
        {
#pragma warning disable SYSLIB0046 // the one supported way to stop a thread; a notebook cell is what it was kept for
            ControlledExecution.Run(() => result = work(), abort.Token);
#pragma warning restore SYSLIB0046
        }
#pragma warning disable CA1031 // thrown again where the result is waited for
        catch (Exception exception)
#pragma warning restore CA1031
        {
            thrown = ExceptionDispatchInfo.Capture(exception);
        }
    }

    // An abort waits until the thread leaves the operating system, so it has a thread of its own, and the interrupt wakes a thread that sleeps.
    // One that does neither is left behind.
    private void Stop()
    {
        new Thread(abort.Cancel) { IsBackground = true, Name = "exercise abort" }.Start();
        thread.Interrupt();
        thread.Join(TimeToStop);
    }
}
