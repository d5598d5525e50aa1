using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Stands in, in the code of a notebook, for calls of the same names: waits that an interrupt ends, on whatever thread they are,
/// and exits that end the cell and not the process. <see cref="CallRedirection"/> puts them in place. Not for notebooks.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1068", Justification = "The parameters are those of the methods that these stand in for.")]
public static class InterruptibleCalls
{
    /// <summary>Task.GetAwaiter()</summary>
    [InsteadOf(typeof(Task))]
    public static TaskAwaiter GetAwaiter(Task task) => Interruptible(task).GetAwaiter();

    /// <summary>Task&lt;TResult&gt;.GetAwaiter()</summary>
    [InsteadOf(typeof(Task<>))]
    public static TaskAwaiter<TResult> GetAwaiter<TResult>(Task<TResult> task) => Interruptible(task).GetAwaiter();

    /// <summary>ValueTask.GetAwaiter()</summary>
    [InsteadOf(typeof(ValueTask))]
    public static ValueTaskAwaiter GetAwaiter(ref ValueTask task) =>
        (task.IsCompleted ? task : new ValueTask(Interruptible(task.AsTask()))).GetAwaiter();

    /// <summary>ValueTask&lt;TResult&gt;.GetAwaiter()</summary>
    [InsteadOf(typeof(ValueTask<>))]
    public static ValueTaskAwaiter<TResult> GetAwaiter<TResult>(ref ValueTask<TResult> task) =>
        (task.IsCompleted ? task : new ValueTask<TResult>(Interruptible(task.AsTask()))).GetAwaiter();

    /// <summary>Task.ConfigureAwait(bool)</summary>
    [InsteadOf(typeof(Task))]
    public static ConfiguredTaskAwaitable ConfigureAwait(Task task, bool continueOnCapturedContext) =>
        Interruptible(task).ConfigureAwait(continueOnCapturedContext);

    /// <summary>Task&lt;TResult&gt;.ConfigureAwait(bool)</summary>
    [InsteadOf(typeof(Task<>))]
    public static ConfiguredTaskAwaitable<TResult> ConfigureAwait<TResult>(Task<TResult> task, bool continueOnCapturedContext) =>
        Interruptible(task).ConfigureAwait(continueOnCapturedContext);

    /// <summary>Task.Wait()</summary>
    [InsteadOf(typeof(Task))]
    public static void Wait(Task task)
    {
        var token = TokenToWaitFor(task);
        try
        {
            task.Wait(token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            Checkpoint.Pass();
            throw;
        }
    }

    /// <summary>Task&lt;TResult&gt;.Result</summary>
    [InsteadOf(typeof(Task<>), "get_Result")]
    public static TResult Result<TResult>(Task<TResult> task)
    {
        Wait(task);
        return task.Result;
    }

    /// <summary>Thread.Sleep(int)</summary>
    [InsteadOf(typeof(Thread))]
    public static void Sleep(int millisecondsTimeout) => Sleep(TimeSpan.FromMilliseconds(millisecondsTimeout));

    /// <summary>Thread.Sleep(TimeSpan)</summary>
    [InsteadOf(typeof(Thread))]
    public static void Sleep(TimeSpan timeout)
    {
        var token = TokenToWaitWith;
        if (!token.CanBeCanceled)
            Thread.Sleep(timeout);
        else if (token.WaitHandle.WaitOne(timeout))
            Checkpoint.Pass();
    }

    /// <summary>Environment.Exit(int)</summary>
    /// <exception cref="CellExitException">Always.</exception>
    [InsteadOf(typeof(Environment))]
    [DoesNotReturn]
    public static void Exit(int exitCode) => throw new CellExitException($"Environment.Exit({exitCode})");

    /// <summary>Environment.FailFast(string)</summary>
    /// <exception cref="CellExitException">Always.</exception>
    [InsteadOf(typeof(Environment))]
    [DoesNotReturn]
    public static void FailFast(string? message) => throw new CellExitException($"Environment.FailFast(\"{message}\")");

    /// <summary>Environment.FailFast(string, Exception)</summary>
    /// <exception cref="CellExitException">Always.</exception>
    [InsteadOf(typeof(Environment))]
    [DoesNotReturn]
    public static void FailFast(string? message, Exception? exception) => throw new CellExitException($"Environment.FailFast(\"{message}\")", exception);

    // Once the interrupt has come, what tidies up after it may wait like any other code.
    private static CancellationToken TokenToWaitWith => Checkpoint.Token is { IsCancellationRequested: false } token ? token : CancellationToken.None;

    private static Task Interruptible(Task task) =>
        !task.IsCompleted && TokenToWaitFor(task) is { CanBeCanceled: true } token ? task.WaitAsync(token) : task;

    private static Task<TResult> Interruptible<TResult>(Task<TResult> task) =>
        !task.IsCompleted && TokenToWaitFor(task) is { CanBeCanceled: true } token ? task.WaitAsync(token) : task;

    // An async method of the notebook is stopped itself, and whoever waits for it lets it tidy up before he is.
    private static CancellationToken TokenToWaitFor(Task task)
    {
        var token = TokenToWaitWith;
        return token.CanBeCanceled && IsMethodOfNotebook(task) ? Checkpoint.LastToken : token;
    }

    // The task of an async method carries the type of the method's state machine.
    private static bool IsMethodOfNotebook(Task task) =>
        task.GetType() is { IsGenericType: true } type && type.GenericTypeArguments is [.., { } machine]
        && ScriptLoadContext.IsOfNotebook(machine.Assembly);
}
