using System.Diagnostics.CodeAnalysis;
using Course.Notebooks.Scripting;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive;

/// <summary>One of the languages of the notebook, to which the code of a cell may send commands. They have their state in common: that of the notebook whose cell runs.</summary>
public abstract partial class Kernel
{
    private protected Kernel(string name) => (Name, KernelInfo) = (name, new KernelInfo(name));

    /// <summary>What holds the kernels of all languages.</summary>
    public static CompositeKernel Root => CompositeKernel.Instance;

    /// <summary>The kernel that runs C#.</summary>
    public static CSharpKernel Current => CompositeKernel.CSharp;

    /// <summary>The name of its language, as after <c>#!</c>.</summary>
    public string Name { get; }

    /// <summary>What it says of itself.</summary>
    public KernelInfo KernelInfo { get; }

    /// <summary>What holds the kernels of all languages.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public CompositeKernel RootKernel => CompositeKernel.Instance;

    /// <summary>What holds this kernel; null for that itself.</summary>
    public CompositeKernel? ParentKernel => this is CompositeKernel ? null : RootKernel;

    /// <summary>
    /// Has a command carried out: in the cell whose code sends it, which does not end before that is done. What that cell sends is done one after the other.
    /// Outputs appear in the cell. From code that a cell has left behind, a command is carried out like a cell of its own when no cell runs.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Keeps the command from being started.</param>
    /// <returns>What came of it. That it failed is told there, and in the cell's error output, and not by an exception.</returns>
    /// <exception cref="InvalidOperationException">It was not sent by the code of a cell.</exception>
    public async Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        cancellationToken.ThrowIfCancellationRequested();
        var cell = CellContext.Current ?? throw new InvalidOperationException("Commands can be sent only by the code of a cell.");
        var sent = new SentCommand(command, cell);
        var target = command.TargetKernelName is { } name ? RootKernel.FindKernelByName(name) : this;
        if (target is null)
            sent.Fail($"There is no kernel {command.TargetKernelName}. There are {string.Join(", ", RootKernel.ChildKernels.Select(kernel => kernel.Name))}.");
        else
            await target.HandleAsync(sent).ConfigureAwait(true);
        return sent.Result();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name}: {Name}";

    /// <summary>Carries out a command.</summary>
    private protected virtual Task HandleAsync(SentCommand sent)
    {
        if (sent.Command is RequestInput question)
            sent.Ask(question);
        else
            sent.Fail($"The kernel {Name} does not know the command {sent.Command.GetType().Name}. C# knows SubmitCode, SendValue, RequestValue, RequestValueInfos and RequestInput; what is shown as it is, SubmitCode.");
        return Task.CompletedTask;
    }

    private protected static Task PassOnAsync(Kernel kernel, SentCommand sent) => kernel.HandleAsync(sent);
}
