using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Exceptions that nothing catches on threads that cells started: a thread of their own, a timer, an <c>async void</c>. They would end the process;
/// here they end their thread and are shown in the notebook.
/// </summary>
internal static class UnhandledExceptions
{
    private static int installed;

    /// <summary>Decides about exceptions that no cell is to blame for: true if it has dealt with one, so that the process goes on.</summary>
    public static Func<Exception, bool>? Elsewhere { get; set; }

    /// <summary>Takes over the process's unhandled exceptions once; further calls do nothing.</summary>
    public static void Install()
    {
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
        if (CellContext.Flowing is not { } cell)
        {
            // A thread started without its cell's context still runs the cell's code.
            if (!IsFromNotebook(exception) || CellContext.Current is not { } latest)
                return Elsewhere?.Invoke(exception) ?? false;
            cell = latest;
        }

        if (!(cell.Interrupt.IsRequested && exception is OperationCanceledException or ThreadInterruptedException))
            cell.Session.ReportUnhandled(exception, cell);
        return true;
    }

    private static bool IsFromNotebook(Exception exception) => new StackTrace(exception).GetFrames()
        .Any(frame => frame.GetMethod()?.DeclaringType?.Assembly is { } assembly && ScriptLoadContext.IsOfNotebook(assembly));
}
