using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The code wrote to its standard output.</summary>
public sealed class StandardOutputValueProduced : DisplayEvent
{
    internal StandardOutputValueProduced(string text, KernelCommand command)
        : base(command, text, [new FormattedValue("text/plain", text)], null)
    {
    }
}
