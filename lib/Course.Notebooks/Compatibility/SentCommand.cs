using Course.Notebooks;
using Course.Notebooks.Directives;
using Course.Notebooks.Scripting;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;

namespace Microsoft.DotNet.Interactive;

/// <summary>A command that the code of a cell has sent, on its way; collects what comes of it.</summary>
internal sealed class SentCommand(KernelCommand command, CellContext sender)
{
    private readonly SentOutput output = new(command, sender.Output);

    public KernelCommand Command { get; } = command;

    public KernelCommandResult Result()
    {
        if (output.Events is not [.., CommandFailed])
            output.Add(new CommandSucceeded(Command));
        return new KernelCommandResult(Command, output.Events);
    }

    public void Fail(string message) => Fail(new CellError("CommandFailed", message, [message]));

    public Task RunAsync(string code, CellText language) => InSessionAsync(cell => cell.RunAsync(code, language));

    public Task DeclareAsync(SendValue sending) => InSessionAsync(async cell =>
    {
        await VariableDeclaration.DeclareAsync(cell, sending.Name, sending.Value ?? sending.FormattedValue?.Value).ConfigureAwait(true);
        return ScriptOutcome.Nothing;
    });

    public Task ReadAsync(RequestValue request) => InSessionAsync(cell =>
    {
        var value = SharedVariable.Read(request.Name, cell);
        output.Add(new ValueProduced(request.Name, value, FormattedValue.CreateSingleFromObject(value, request.MimeType), Command));
        return Task.FromResult(ScriptOutcome.Nothing);
    });

    public Task ListVariablesAsync() => InSessionAsync(cell =>
    {
        output.Add(new ValueInfosProduced(
            [.. cell.Script.Variables.Select(variable => new KernelValueInfo(variable.Name, variable.Type, FormattedValue.CreateSingleFromObject(variable.Value)))], Command));
        return Task.FromResult(ScriptOutcome.Nothing);
    });

    public void Ask(RequestInput question)
    {
        try
        {
            output.Add(new InputProduced(sender.Output.RequestInput(question.Prompt, question.IsPassword), Command));
        }
        catch (InvalidOperationException problem)
        {
            Fail(problem.Message);
        }
    }

    private async Task InSessionAsync(Func<CellExecution, Task<ScriptOutcome>> run)
    {
        var outcome = await sender.Session.RunSentAsync(run, sender, output).ConfigureAwait(true);
        if (outcome.Error is { } error)
            Fail(error);
        else if (outcome.Value is { } value)
            output.Return(outcome.Result, value);
    }

    private void Fail(CellError error)
    {
        sender.Output.Write(StreamKind.Error, string.Join('\n', error.Traceback) + "\n");
        output.Add(new CommandFailed(error.Message, Command));
    }
}
