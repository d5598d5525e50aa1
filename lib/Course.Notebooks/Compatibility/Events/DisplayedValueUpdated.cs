using Course.Notebooks;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The code replaced a value that it had displayed.</summary>
public sealed class DisplayedValueUpdated : DisplayEvent
{
    internal DisplayedValueUpdated(MimeBundle bundle, string valueId, KernelCommand command)
        : base(command, null, FormattedValue.Of(bundle), valueId)
    {
    }
}
