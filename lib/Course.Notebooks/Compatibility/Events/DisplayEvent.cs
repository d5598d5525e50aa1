using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>Something that was put on the page.</summary>
public abstract class DisplayEvent : KernelEvent
{
    private protected DisplayEvent(KernelCommand command, object? value, IReadOnlyCollection<FormattedValue> formattedValues, string? valueId)
        : base(command) => (Value, FormattedValues, ValueId) = (value, formattedValues, valueId);

    /// <summary>The object, where it is known: that of a trailing expression is.</summary>
    public object? Value { get; }

    /// <summary>Its representations, as the page has them.</summary>
    public IReadOnlyCollection<FormattedValue> FormattedValues { get; }

    /// <summary>What identifies it on the page, if it can be updated.</summary>
    public string? ValueId { get; }
}
