namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks what a variable holds.</summary>
/// <param name="name">Its name.</param>
/// <param name="mimeType">The form in which its text is wanted; plain text when null.</param>
/// <param name="targetKernelName">Whose variable it is; null for the kernel that it is sent to.</param>
public class RequestValue(string name, string? mimeType = null, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;

    /// <summary>The form in which its text is wanted.</summary>
    public string MimeType { get; } = mimeType ?? "text/plain";
}
