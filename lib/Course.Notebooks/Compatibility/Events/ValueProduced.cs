using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>What the variable holds that was asked for.</summary>
public sealed class ValueProduced : KernelEvent
{
    internal ValueProduced(string name, object? value, FormattedValue formattedValue, KernelCommand command)
        : base(command) => (Name, Value, FormattedValue) = (name, value, formattedValue);

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public object? Value { get; }

    /// <summary>The same in the form that was asked for.</summary>
    public FormattedValue FormattedValue { get; }
}
