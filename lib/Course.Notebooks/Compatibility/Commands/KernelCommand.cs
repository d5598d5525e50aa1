namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Something that the code of a cell asks the notebook for, through <see cref="Kernel.SendAsync"/>.</summary>
public abstract class KernelCommand
{
    /// <summary>Makes a command.</summary>
    /// <param name="targetKernelName">The language that it is for, such as <c>mermaid</c>; null for the kernel that it is sent to.</param>
    protected KernelCommand(string? targetKernelName = null) => TargetKernelName = targetKernelName;

    /// <summary>The language that it is for; null for the kernel that it is sent to.</summary>
    public string? TargetKernelName { get; }
}
