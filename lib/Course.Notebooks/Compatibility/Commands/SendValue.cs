using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>A value to become a variable.</summary>
/// <param name="name">What the variable is to be called.</param>
/// <param name="value">The value.</param>
/// <param name="formattedValue">The value as text, where there is no object.</param>
/// <param name="targetKernelName">Whose variable it is to be; null for the kernel that it is sent to.</param>
public class SendValue(string name, object? value, FormattedValue? formattedValue = null, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    /// <summary>What the variable is to be called.</summary>
    public string Name { get; } = name;

    /// <summary>The value.</summary>
    public object? Value { get; } = value;

    /// <summary>The value as text, where there is no object.</summary>
    public FormattedValue? FormattedValue { get; } = formattedValue;
}
