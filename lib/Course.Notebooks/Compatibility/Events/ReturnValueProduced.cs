using Course.Notebooks;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The code ended in an expression that has a value.</summary>
public sealed class ReturnValueProduced : DisplayEvent
{
    internal ReturnValueProduced(object? value, MimeBundle bundle, KernelCommand command)
        : base(command, value, FormattedValue.Of(bundle), null)
    {
    }
}
