using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Course.Notebooks.Jupyter;

/// <summary>The process that started the kernel: when it has gone, nobody is left to end the kernel.</summary>
/// <remarks>Jupyter names it in <c>JPY_PARENT_PID</c>: a process id, on Windows an inherited handle.</remarks>
internal static partial class ParentProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Calls <paramref name="gone"/> once when the parent has ended; does nothing when Jupyter named none.</summary>
    public static void WhenGone(Action gone)
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out var parent) || parent <= 1) return;
        var watch = new Thread(() =>
        {
            if (OperatingSystem.IsWindows()) WaitForHandle((nint)parent);
            else PollProcess((int)parent);
            gone();
        })
        { IsBackground = true, Name = "Parent watch" };
        watch.Start();
    }

    private static void WaitForHandle(nint handle)
    {
        using var process = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        process.WaitOne();
    }

    private static void PollProcess(int parent)
    {
        // A direct child learns of its parent's end even when nobody collects the parent: it is adopted by another.
        if (GetParentId() == parent)
        {
            while (GetParentId() == parent) Thread.Sleep(Interval);
            return;
        }

        while (Exists(parent)) Thread.Sleep(Interval);
    }

    private static bool Exists(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
