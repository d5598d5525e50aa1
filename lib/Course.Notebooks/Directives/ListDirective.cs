namespace Course.Notebooks.Directives;

/// <summary><c>#!lsmagic</c></summary>
internal sealed class ListDirective : Directive
{
    public override string Name => "#!lsmagic";

    public override string Help => "Lists the directives";

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var directives = DirectiveCatalog.All.OrderBy(directive => directive.Name, StringComparer.Ordinal).ToArray();
        var width = directives.Max(directive => directive.Name.Length);
        var lines = directives.Select(directive => $"{directive.Name.PadRight(width)}  {directive.Help}{(directive.Usage == directive.Name ? "" : $": {directive.Usage}")}");
        cell.Output.Display(MimeBundle.PlainText($"{string.Join('\n', lines)}\nAny of them with --help explains itself."), null);
        return Task.CompletedTask;
    }
}
