namespace Course.Notebooks.Directives;

/// <summary><c>#!lsmagic</c></summary>
internal sealed class ListDirective : Directive
{
    public override string Name => "#!lsmagic";

    public override string Help => "Lists the directives";

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var width = DirectiveCatalog.All.Max(directive => directive.Name.Length);
        var lines = DirectiveCatalog.All.OrderBy(directive => directive.Name, StringComparer.Ordinal).Select(directive => $"{directive.Name.PadRight(width)}  {directive.Help}");
        cell.Output.Display(MimeBundle.PlainText(string.Join('\n', lines)), null);
        return Task.CompletedTask;
    }
}
