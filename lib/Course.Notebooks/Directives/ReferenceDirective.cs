using Course.Notebooks.Packages;

namespace Course.Notebooks.Directives;

/// <summary><c>#r "file.dll"</c> and <c>#r "nuget: Package, Version"</c></summary>
internal sealed class ReferenceDirective : Directive
{
    private const string Usage = "#r \"path/to/library.dll\" or #r \"nuget: Package, 1.2.3\"";

    public override string Name => "#r";

    public override string Help => "References a library or a NuGet package: " + Usage;

    public override async Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var reference = arguments.Single(Usage);
        if (PackageReference.TryParse(reference) is { } package)
        {
            await cell.Script.Packages.AddAsync(package, cell).ConfigureAwait(false);
            return;
        }

        try
        {
            cell.Script.References.Add(cell.Resolve(reference));
        }
        catch (FileNotFoundException)
        {
            var file = cell.Resolve(reference);
            throw new DirectiveException(Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder)
                ? $"There is no folder {folder}, so {Path.GetFileName(file)} cannot be referenced. Has it been built? In a checkout of the course type: dotnet build Course.sln"
                : $"There is no file {file}. Has it been built? In a checkout of the course type: dotnet build Course.sln");
        }
        catch (BadImageFormatException)
        {
            throw new DirectiveException($"{cell.Resolve(reference)} is not a .NET library.");
        }
    }
}
