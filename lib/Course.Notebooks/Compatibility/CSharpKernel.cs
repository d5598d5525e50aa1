using System.Diagnostics.CodeAnalysis;
using Course.Notebooks.Directives;
using Course.Notebooks.Scripting;
using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>The kernel that runs C#.</summary>
public sealed class CSharpKernel : Kernel
{
    internal CSharpKernel()
        : base(CellText.CSharp.Name)
    {
    }

    /// <summary>Reads a variable of the notebook.</summary>
    /// <returns>Whether there is one of that name.</returns>
    /// <exception cref="InvalidCastException">It holds something else than <typeparamref name="T"/>.</exception>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public bool TryGetValue<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        var variable = CellContext.Current?.Session.Variables.FirstOrDefault(variable => variable.Name == name);
        value = variable is null ? default : (T)variable.Value!;
        return variable is not null;
    }

    /// <summary>Declares a variable of the notebook.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="declaredType">Not needed: the variable takes what it is given.</param>
    public Task SetValueAsync(string name, object? value, Type? declaredType = null) => SendAsync(new SendValue(name, value));

    private protected override Task HandleAsync(SentCommand sent) => sent.Command switch
    {
        SubmitCode submitted => sent.RunAsync(submitted.Code, CellText.CSharp),
        SendValue sending => sent.DeclareAsync(sending),
        RequestValue request => sent.ReadAsync(request),
        RequestValueInfos => sent.ListVariablesAsync(),
        _ => base.HandleAsync(sent),
    };
}
