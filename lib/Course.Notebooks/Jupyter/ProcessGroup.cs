using System.Runtime.InteropServices;

namespace Course.Notebooks.Jupyter;

/// <summary>The processes that cells have started: they must not outlive the kernel.</summary>
/// <remarks>Jupyter starts a kernel in a session, and so in a process group, of its own; whatever else is in that group is a descendant of the kernel.</remarks>
internal static partial class ProcessGroup
{
    private const int Terminate = 15;

    /// <summary>Asks the other processes of the group to end, if the group is the kernel's own; does nothing otherwise, and on Windows.</summary>
    /// <remarks>The signal reaches this process too, which must have taken SIGTERM over.</remarks>
    public static void EndOthers()
    {
        if (!OperatingSystem.IsWindows() && GetProcessGroup() == Environment.ProcessId) _ = Kill(0, Terminate);
    }

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int GetProcessGroup();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
