using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The command was not carried out, or its code failed.</summary>
public sealed class CommandFailed : KernelEvent
{
    internal CommandFailed(string message, KernelCommand command)
        : base(command) => Message = message;

    /// <summary>Why.</summary>
    public string Message { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(CommandFailed)}: {Message}";
}
