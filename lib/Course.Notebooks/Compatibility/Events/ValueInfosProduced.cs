using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.ValueSharing;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The variables that there are.</summary>
public sealed class ValueInfosProduced : KernelEvent
{
    internal ValueInfosProduced(IReadOnlyCollection<KernelValueInfo> valueInfos, KernelCommand command)
        : base(command) => ValueInfos = valueInfos;

    /// <summary>The variables, in the order of their declaration.</summary>
    public IReadOnlyCollection<KernelValueInfo> ValueInfos { get; }
}
