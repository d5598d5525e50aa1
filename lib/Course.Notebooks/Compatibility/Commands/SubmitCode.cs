namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Code to run as if it stood in the cell.</summary>
/// <param name="code">The code.</param>
/// <param name="targetKernelName">Its language; null for that of the kernel that it is sent to.</param>
public class SubmitCode(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    /// <summary>The code.</summary>
    public string Code { get; } = code;

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(SubmitCode)}: {Code}";
}
