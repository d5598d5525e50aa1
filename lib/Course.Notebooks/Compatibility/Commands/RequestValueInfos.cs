namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks what variables there are.</summary>
/// <param name="targetKernelName">Whose; null for the kernel that it is sent to.</param>
public class RequestValueInfos(string? targetKernelName = null) : KernelCommand(targetKernelName);
