using Course.Notebooks.Formatting;

namespace Course.Notebooks.Directives;

/// <summary><c>#!who</c> and <c>#!whos</c></summary>
internal sealed class VariablesDirective(string name, string help, bool withValues) : Directive
{
    public override string Name => name;

    public override string Help => help;

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var variables = cell.Script.Variables;
        if (variables.Count == 0)
            cell.Output.Display(MimeBundle.PlainText("There are no variables yet."), null);
        else if (withValues)
            cell.Output.Display(VariableTable.Render(variables), null);
        else
            cell.Output.Display(MimeBundle.PlainText(string.Join('\n', variables.Select(variable => variable.Name))), null);
        return Task.CompletedTask;
    }
}
