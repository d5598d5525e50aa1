using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>What came of a command: its outputs in order, and at the end <see cref="CommandSucceeded"/> or <see cref="CommandFailed"/>.</summary>
public sealed class KernelCommandResult
{
    internal KernelCommandResult(KernelCommand command, IReadOnlyList<KernelEvent> events) => (Command, Events) = (command, events);

    /// <summary>The command.</summary>
    public KernelCommand Command { get; }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<KernelEvent> Events { get; }
}
