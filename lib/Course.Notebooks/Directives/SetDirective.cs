namespace Course.Notebooks.Directives;

/// <summary><c>#!set --name x --value …</c></summary>
internal sealed class SetDirective : Directive
{
    private const string Usage = "#!set --name variable --value \"text\" (or --value @csharp:other, or --value @input:\"prompt\")";

    public override string Name => "#!set";

    public override string Help => "Sets a variable: " + Usage;

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        if (arguments.Option("name") is not { Length: > 0 } name || arguments.Option("value") is not { } value)
            throw new DirectiveException($"Expected {Usage}");
        return VariableDeclaration.DeclareAsync(cell, name, Evaluate(value, cell));
    }

    private static object? Evaluate(string value, CellExecution cell)
    {
        if (value.StartsWith("@input:", StringComparison.Ordinal))
            return cell.Output.RequestInput(value["@input:".Length..], password: false);
        if (value.StartsWith("@password:", StringComparison.Ordinal))
            return cell.Output.RequestInput(value["@password:".Length..], password: true);
        if (!value.StartsWith('@'))
            return value;
        return ShareDirective.ReadVariable(value[1..], cell);
    }
}
