using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The command was carried out.</summary>
public sealed class CommandSucceeded : KernelEvent
{
    internal CommandSucceeded(KernelCommand command)
        : base(command)
    {
    }
}
