namespace Course.Notebooks.Directives;

/// <summary><c>#!time</c></summary>
internal sealed class TimeDirective : Directive
{
    public override string Name => "#!time";

    public override string Help => "Shows how long the rest of the cell takes";

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        if (arguments.Words.Count > 0)
            throw new DirectiveException("#!time stands alone on its line; it measures the lines below it.");
        cell.StartTimer();
        return Task.CompletedTask;
    }
}
