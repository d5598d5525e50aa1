using Course.Notebooks;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The code displayed a value.</summary>
public sealed class DisplayedValueProduced : DisplayEvent
{
    internal DisplayedValueProduced(MimeBundle bundle, string? valueId, KernelCommand command)
        : base(command, null, FormattedValue.Of(bundle), valueId)
    {
    }
}
