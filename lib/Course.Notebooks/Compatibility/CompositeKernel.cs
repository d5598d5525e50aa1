using System.Collections;
using Course.Notebooks.Directives;
using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive;

/// <summary>What holds the kernels of all languages; what is sent to it without naming one is for C#.</summary>
public sealed class CompositeKernel : Kernel, IEnumerable<Kernel>
{
    private CompositeKernel()
        : base(".NET")
    {
    }

    /// <summary>The kernels: C#, and what is shown as it is.</summary>
    public IReadOnlyCollection<Kernel> ChildKernels { get; } =
        [CSharp, .. CellText.All.Where(text => text != CellText.CSharp).Select(text => new TextKernel(text))];

    /// <summary>The kernel that takes what names none.</summary>
    public string DefaultKernelName { get; } = CSharp.Name;

    internal static CSharpKernel CSharp { get; } = new();

    internal static CompositeKernel Instance { get; } = new();

    /// <inheritdoc/>
    public IEnumerator<Kernel> GetEnumerator() => ChildKernels.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private protected override Task HandleAsync(SentCommand sent) => PassOnAsync(CSharp, sent);
}
