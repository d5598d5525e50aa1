namespace Course.Notebooks.Directives;

/// <summary><c>#i "nuget: https://…"</c></summary>
internal sealed class NuGetSourceDirective : Directive
{
    public override string Name => "#i";

    public override string Help => "Adds a package source for this notebook";

    public override string Usage => "#i \"nuget: address-or-folder\"";

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        if (arguments.Single() is not { } source || !source.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            throw Misused();
        var place = source["nuget:".Length..].Trim();
        if (place.Length == 0)
            throw Misused();
        var isAddress = place.Contains("://", StringComparison.Ordinal);
        if (!isAddress && !Directory.Exists(cell.Resolve(place)))
            throw new DirectiveException($"There is no folder {cell.Resolve(place)}. {Usage}");
        cell.Script.Packages.AddSource(isAddress ? place : cell.Resolve(place));
        return Task.CompletedTask;
    }
}
