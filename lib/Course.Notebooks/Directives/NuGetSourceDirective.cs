namespace Course.Notebooks.Directives;

/// <summary><c>#i "nuget: https://…"</c></summary>
internal sealed class NuGetSourceDirective : Directive
{
    private const string Usage = "#i \"nuget: address-or-folder\"";

    public override string Name => "#i";

    public override string Help => "Adds a package source for this notebook: " + Usage;

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var source = arguments.Single(Usage);
        if (!source.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            throw new DirectiveException($"Expected {Usage}");
        var place = source["nuget:".Length..].Trim();
        cell.Script.Packages.AddSource(place.Contains("://", StringComparison.Ordinal) ? place : cell.Resolve(place));
        return Task.CompletedTask;
    }
}
