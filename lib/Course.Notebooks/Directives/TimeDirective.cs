namespace Course.Notebooks.Directives;

/// <summary><c>#!time</c></summary>
internal sealed class TimeDirective : Directive
{
    public override string Name => "#!time";

    public override string Help => "Shows how long the rest of the cell takes";

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        cell.StartTimer();
        return Task.CompletedTask;
    }
}
