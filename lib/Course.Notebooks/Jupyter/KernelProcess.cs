using System.Runtime.InteropServices;
using Course.Notebooks.Formatting;
using Course.Notebooks.Scripting;
using NetMQ;

namespace Course.Notebooks.Jupyter;

/// <summary>
/// A process that is a kernel: signals interrupt or end it, it ends with the front end that started it, and what would kill it is reported or survived.
/// </summary>
public static class KernelProcess
{
    /// <summary>Runs a kernel until it is told to shut down. Ends the process.</summary>
    /// <param name="connectionFile">The connection file that the front end wrote.</param>
    /// <returns>Only when the kernel could not start: 1, after saying why on standard error.</returns>
    public static async Task<int> RunAsync(string connectionFile)
    {
        var log = Console.Error;
        NotebookSession session;
        JupyterKernel kernel;
        try
        {
            var ports = ConnectionInfo.Load(connectionFile);
            session = new NotebookSession();
            // Compiler and formatters load while the sockets are bound and the front end says hello.
            _ = Task.Run(() => WarmUpAsync(session));
            _ = Task.Run(() => ValueFormatter.ToBundle(0));
            kernel = new JupyterKernel(ports, session, log);
        }
        catch (ConnectionFileException problem)
        {
            await log.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return 1;
        }

        var ending = 0;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            kernel.Stop();
        });
        InterruptEvent.Watch(kernel.Interrupt);
        ParentProcess.WhenGone(kernel.Stop);
        UnhandledExceptions.Elsewhere = problem =>
        {
            kernel.Report($"An exception in the kernel itself was not handled; its thread has ended, the kernel goes on.\n{problem}");
            return true;
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Volatile.Read(ref ending) != 0) return;
            const string Reason = "The cell ended the kernel's process (Environment.Exit). Its variables are gone; the front end starts a new kernel.";
            kernel.ReportEnd(new CellError("EnvironmentExit", Reason, [Reason]));
            Close(kernel);
        };

        await kernel.RunAsync().ConfigureAwait(false);

        // A thread that a cell left behind must not keep the process.
        Volatile.Write(ref ending, 1);
        KillSelfAfter(TimeSpan.FromSeconds(5));
        ProcessGroup.EndOthers();
        Close(kernel);
        Environment.Exit(0);
        return 0;
    }

    /// <summary>Closes the sockets and waits until the network has taken what they still had to send: the last reply must not be lost with the process.</summary>
    private static void Close(JupyterKernel kernel)
    {
        kernel.DisposeAsync().AsTask().Wait();
        NetMQConfig.Cleanup(block: true);
    }

    private static async Task WarmUpAsync(NotebookSession session)
    {
        try
        {
            await session.RunCellAsync(new CellRequest("0") { Silent = true }, new CapturedResult()).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // Shut down before it was warm.
        }
    }

    private static void KillSelfAfter(TimeSpan delay)
    {
        var watchdog = new Thread(() =>
        {
            Thread.Sleep(delay);
            using var self = System.Diagnostics.Process.GetCurrentProcess();
            self.Kill();
        })
        { IsBackground = true, Name = "Kernel end" };
        watchdog.Start();
    }
}
