using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The code wrote to its standard error.</summary>
public sealed class StandardErrorValueProduced : DisplayEvent
{
    internal StandardErrorValueProduced(string text, KernelCommand command)
        : base(command, text, [new FormattedValue("text/plain", text)], null)
    {
    }
}
