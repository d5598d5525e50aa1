using Course.Notebooks.Directives;

namespace Course.Notebooks.Packages;

/// <summary>The NuGet packages of one session.</summary>
internal sealed class PackageSet
{
    private readonly List<PackageReference> packages = [];
    private readonly List<string> sources = [];
    private RestoredPackages restored = RestoredPackages.None;

    /// <summary>Adds a place to look for packages.</summary>
    public void AddSource(string source)
    {
        if (!sources.Contains(source, StringComparer.OrdinalIgnoreCase))
            sources.Add(source);
    }

    /// <summary>Adds a package and everything it needs to the session.</summary>
    /// <exception cref="DirectiveException">It cannot be had; the message says what was looked for and where.</exception>
    public async Task AddAsync(PackageReference package, CellExecution cell)
    {
        if (package.Name.Length == 0)
            throw new DirectiveException("Expected the name of a package: #r \"nuget: Package, 1.2.3\"");
        var progress = new PackageProgress(cell.Output, package);
        if (IsLoaded(package))
        {
            progress.Done(restored.VersionOf(package.Name));
            return;
        }

        PackageReference[] wanted = [.. packages, package];
        var found = await FindAsync(wanted, package, progress, cell.Cancellation).ConfigureAwait(false);
        if (found.Assemblies.Select(file => LoadedLibrary.InTheWayOf(file, cell.Script.References.Context)).FirstOrDefault(conflict => conflict is not null) is { } conflict)
            throw new DirectiveException($"{package} cannot be added now: {conflict}");

        foreach (var file in found.Assemblies)
            cell.Script.References.Add(file);
        foreach (var file in found.NativeFiles)
            cell.Script.References.Context.AddNative(file);
        packages.Add(package);
        restored = found;
        progress.Done(found.VersionOf(package.Name));
    }

    private bool IsLoaded(PackageReference package)
    {
        if (packages.FirstOrDefault(known => known.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase)) is not { } earlier)
            return false;
        if (package.Version is null || package.Version == earlier.Version || package.Version == restored.VersionOf(package.Name))
            return true;
        throw new DirectiveException($"{package.Name} {restored.VersionOf(package.Name)} is loaded already, and a session cannot have two versions. To use {package.Version}, restart the kernel.");
    }

    private async Task<RestoredPackages> FindAsync(PackageReference[] wanted, PackageReference newest, PackageProgress progress, CancellationToken cancellation)
    {
        var folder = PackageCache.FolderFor(wanted, sources);
        var known = PackageCache.Read(folder);
        if (known is not null && (PackageCache.IsRecent(folder) || wanted.All(package => package.IsExact)))
            return known;
        try
        {
            await PackageRestore.RunAsync(wanted, sources, folder, newest, progress, cancellation).ConfigureAwait(false);
            return PackageCache.Read(folder) ?? throw new DirectiveException($"{newest} was restored, but its files are not where they should be. Delete {folder} and try again.");
        }
        catch (DirectiveException) when (known is not null)
        {
            // Nobody can be asked for a newer version now: the one that was the newest last time serves.
            return known;
        }
    }
}
