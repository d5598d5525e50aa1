namespace Course.Notebooks.Directives;

/// <summary><c>#!share x --from csharp [--as y]</c></summary>
internal sealed class ShareDirective : Directive
{
    public override string Name => "#!share";

    public override string Help => "Copies a variable to another name";

    public override string Usage => "#!share variable --from csharp [--as name]";

    public override IReadOnlyList<string> Options => ["--from", "--as", "--mime-type"];

    public override bool TakesVariable => true;

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var name = arguments.Single() ?? throw Misused();
        var value = SharedVariable.Read($"{arguments.Option("--from") ?? "csharp"}:{name}", cell);
        return VariableDeclaration.DeclareAsync(cell, arguments.Option("--as") is { Length: > 0 } other ? other : name, value);
    }
}
