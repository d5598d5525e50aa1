using Course.Notebooks.Formatting;

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
        var table = new TextTable(["Directive", "What it does", "How it is written"]) { HasRowHeadings = true };
        foreach (var directive in directives)
            table.Add(directive.Name, directive.Help, directive.Usage);
        cell.Output.Display(MimeBundle.Of("text/html", table.ToHtml()).Add("text/plain", $"{string.Join('\n', lines)}\nAny of them with --help explains itself."), null);
        return Task.CompletedTask;
    }
}
