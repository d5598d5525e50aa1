using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Directives;

/// <summary><c>#!who</c> and <c>#!whos</c></summary>
internal sealed class VariablesDirective(string name, string help, bool withValues) : Directive
{
    public override string Name => name;

    public override string Help => help;

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var variables = cell.Script.Variables;
        var value = withValues
            ? Formatting.ValueFormatter.ToBundle(variables.Select(variable => new
            {
                Variable = variable.Name,
                Type = variable.Type.ToDisplayString("text/plain"),
                Value = variable.Value.ToDisplayString("text/plain"),
            }).ToArray())
            : MimeBundle.PlainText(string.Join('\n', variables.Select(variable => variable.Name)));
        cell.Output.Display(value, null);
        return Task.CompletedTask;
    }
}
