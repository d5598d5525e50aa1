using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Exceptions that nothing catches in what cells started: a thread of their own, a pool's work item, a timer, a finalizer, an <c>async void</c>. They would
/// end the process; here they end what threw them and are shown in the notebook.
/// </summary>
internal static class UnhandledExceptions
{
    /// <summary>How many a cell may show; a timer that fails at each tick would never end.</summary>
    private const int MostShown = 20;

    // Weak: the runtime never lets go of a load context.
    private static readonly ConditionalWeakTable<AssemblyLoadContext, WeakReference<NotebookSession>> Sessions = [];
    private static readonly ConditionalWeakTable<CellContext, StrongBox<int>> Shown = [];
    private static int installed;

    /// <summary>Decides about exceptions that no cell is to blame for: true if it has dealt with one, so that the process goes on.</summary>
    public static Func<Exception, bool>? Elsewhere { get; set; }

    /// <summary>Shows what the session's code throws; the first call takes over the process's unhandled exceptions.</summary>
    /// <param name="session">The session.</param>
    /// <param name="code">Where its assemblies live.</param>
    public static void Watch(NotebookSession session, ScriptLoadContext code)
    {
        Sessions.Add(code, new(session));
        if (Interlocked.Exchange(ref installed, 1) != 0)
            return;
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(Handle);
        }
        catch (InvalidOperationException)
        {
            // The program around the engine has its own.
        }
    }

    /// <summary>Shows an exception in the notebook.</summary>
    /// <returns>False if it is not the notebook's.</returns>
    public static bool Handle(Exception exception)
    {
        // The cell does not flow into finalizers and whatever was started without its context, and a timer has left it by now.
        var cell = CellContext.Flowing;
        if ((cell?.Session ?? ThrowerOf(exception)) is not { } session)
            return Elsewhere?.Invoke(exception) ?? false;
        session.ReportUnhandled(exception, cell);
        return true;
    }

    /// <summary>Whether the exception is only how the cell's interrupt reached what it had started.</summary>
    public static bool IsInterruptOf(CellContext cell, Exception exception) =>
        cell.Interrupt.IsRequested && exception is OperationCanceledException or ThreadInterruptedException;

    /// <summary>What to show in the cell; null when the cell has shown enough.</summary>
    public static string? Describe(Exception exception, CellContext cell)
    {
        var number = Interlocked.Increment(ref Shown.GetOrCreateValue(cell).Value);
        if (number > MostShown)
            return null;
        var end = number == MostShown ? $"These were {MostShown}; further ones of this cell are not shown.\n" : "";
        return "An exception in the background (a thread, a timer, an async void method) was not handled. It has ended what threw it; the kernel goes on.\n"
            + $"{string.Join('\n', Traceback(exception))}\n{end}";
    }

    private static IReadOnlyList<string> Traceback(Exception exception)
    {
        try
        {
            return ExceptionReport.From(exception, "").Traceback;
        }
#pragma warning disable CA1031 // an exception of the notebook's own, whose message throws another, would end the process after all
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return [$"{exception.GetType()}; its message cannot be read, which throws {problem.GetType()}"];
        }
    }

    private static NotebookSession? ThrowerOf(Exception exception)
    {
        foreach (var frame in new StackTrace(exception).GetFrames())
        {
            if (frame.GetMethod()?.DeclaringType?.Assembly is { } assembly && AssemblyLoadContext.GetLoadContext(assembly) is { } context
                && Sessions.TryGetValue(context is SubmissionLoadContext submission ? submission.Session : context, out var known) && known.TryGetTarget(out var session))
            {
                return session;
            }
        }

        return null;
    }
}
