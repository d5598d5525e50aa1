using Course.Notebooks.Directives;
using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>What notebooks do with a <see cref="Kernel"/>.</summary>
public static class KernelExtensions
{
    /// <summary>Runs code in the language of the kernel, as <see cref="Kernel.SendAsync"/> does.</summary>
    /// <exception cref="ArgumentNullException">There is no such kernel: <see cref="FindKernelByName"/> found none.</exception>
    public static Task<KernelCommandResult> SubmitCodeAsync(this Kernel? kernel, string code) => kernel is null
        ? throw new ArgumentNullException(nameof(kernel), $"There is no such kernel. {CellText.WhatRuns}")
        : kernel.SendAsync(new SubmitCode(code));

    /// <summary>The kernel of a language, or null: <see cref="CompositeKernel.ChildKernels"/> are those that there are.</summary>
    /// <param name="kernel">Any kernel of the notebook.</param>
    /// <param name="name">The language, by any name that a cell may call it by.</param>
    public static Kernel? FindKernelByName(this Kernel kernel, string name)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var known = name == kernel.RootKernel.Name ? kernel.RootKernel.DefaultKernelName : CellText.Find(name)?.Name;
        return kernel.RootKernel.ChildKernels.FirstOrDefault(child => child.Name == known);
    }

    /// <summary>The kernels that fulfil a condition.</summary>
    public static IEnumerable<Kernel> FindKernels(this Kernel kernel, Func<Kernel, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.RootKernel.ChildKernels.Where(predicate);
    }
}
