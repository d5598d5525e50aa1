using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>What the person at the notebook answered.</summary>
public sealed class InputProduced : KernelEvent
{
    internal InputProduced(string value, KernelCommand command)
        : base(command) => Value = value;

    /// <summary>The answer.</summary>
    public string Value { get; }
}
