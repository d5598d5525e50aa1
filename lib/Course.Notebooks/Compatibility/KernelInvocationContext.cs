using System.Diagnostics.CodeAnalysis;
using Course.Notebooks;
using Course.Notebooks.Formatting;
using Course.Notebooks.Scripting;

namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell, as notebooks written for .NET Interactive reach it.</summary>
public sealed class KernelInvocationContext
{
    private readonly CellContext cell;

    private KernelInvocationContext(CellContext cell) => this.cell = cell;

    /// <summary>The cell that is running, or null outside of one.</summary>
    public static KernelInvocationContext? Current => CellContext.Current is { } cell ? new(cell) : null;

    /// <summary>Canceled when the cell is interrupted.</summary>
    public CancellationToken CancellationToken => cell.Interrupt.Token;

    /// <summary>The kernel that runs C#.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public Kernel HandlingKernel => Kernel.Current;

    /// <summary>Shows a value.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public DisplayedValue Display(object? value, params string[] mimeTypes) => DisplayedValue.Show(ValueFormatter.ToBundle(value, mimeTypes));

    /// <summary>Shows text that already is in the form of the mime type.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public DisplayedValue DisplayAs(string value, string mimeType) => DisplayedValue.Show(MimeBundle.Of(mimeType, value));

    /// <summary>Writes to the cell's standard output.</summary>
    public void DisplayStandardOut(string output) => cell.Output.Write(StreamKind.Output, output);

    /// <summary>Writes to the cell's standard error.</summary>
    public void DisplayStandardError(string error) => cell.Output.Write(StreamKind.Error, error);
}
