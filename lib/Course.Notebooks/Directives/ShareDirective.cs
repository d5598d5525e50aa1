namespace Course.Notebooks.Directives;

/// <summary><c>#!share x --from csharp [--as y]</c></summary>
internal sealed class ShareDirective : Directive
{
    private const string Usage = "#!share variable --from csharp [--as name]";

    public override string Name => "#!share";

    public override string Help => "Copies a variable to another name: " + Usage;

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var name = arguments.Single(Usage);
        var value = ReadVariable($"{arguments.Option("from") ?? "csharp"}:{name}", cell);
        return VariableDeclaration.DeclareAsync(cell, arguments.Option("as") ?? name, value);
    }

    /// <summary>The value of <c>kernel:variable</c>, or of a variable alone.</summary>
    public static object? ReadVariable(string reference, CellExecution cell)
    {
        var parts = reference.Split(':', 2);
        var (kernel, name) = parts.Length == 2 ? (parts[0], parts[1]) : ("csharp", parts[0]);
        if (kernel == "value")
            kernel = "csharp";
        if (CellText.Find(kernel) != CellText.CSharp)
            throw new DirectiveException($"There is no kernel {kernel} to share from; this notebook has csharp only.");
        return cell.Script.Variables.FirstOrDefault(variable => variable.Name == name) is { } found
            ? found.Value
            : throw new DirectiveException($"There is no variable {name}. #!whos lists those that there are.");
    }
}
