using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Course.Notebooks.Jupyter;

/// <summary>How Jupyter interrupts a kernel on Windows, where it cannot send SIGINT: an event whose inherited handle is in <c>JPY_INTERRUPT_EVENT</c>.</summary>
internal static class InterruptEvent
{
    /// <summary>Calls <paramref name="interrupt"/> each time the event is set; does nothing on other systems.</summary>
    public static void Watch(Action interrupt)
    {
        if (!OperatingSystem.IsWindows()) return;
        if (!long.TryParse(Environment.GetEnvironmentVariable("JPY_INTERRUPT_EVENT"), NumberStyles.None, CultureInfo.InvariantCulture, out var handle)) return;
        var watch = new Thread(() =>
        {
            using var set = new AutoResetEvent(false) { SafeWaitHandle = new SafeWaitHandle((nint)handle, ownsHandle: false) };
            while (set.WaitOne()) interrupt();
        })
        { IsBackground = true, Name = "Interrupt event" };
        watch.Start();
    }
}
