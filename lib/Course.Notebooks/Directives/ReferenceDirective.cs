using Course.Notebooks.Packages;
using Course.Notebooks.Scripting;

namespace Course.Notebooks.Directives;

/// <summary><c>#r "file.dll"</c> and <c>#r "nuget: Package, Version"</c></summary>
internal sealed class ReferenceDirective : Directive
{
    public override string Name => "#r";

    public override string Help => "References a library or a NuGet package";

    public override string Usage => "#r \"path/to/library.dll\" or #r \"nuget: Package, 1.2.3\"";

    public override IEnumerable<string> CompleteArgument(string typed, string folder) => typed.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)
        ? PackageCompletion.Complete(typed)
        : [.. "nuget: ".StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? new[] { "nuget: " } : [], .. PathCompletion.Complete(typed, folder, [".dll"])];

    public override async Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        if (arguments.Path() is not { Length: > 0 } reference)
            throw Misused();
        if (PackageReference.TryParse(reference) is { } package)
        {
            await cell.Script.Packages.AddAsync(package, cell).ConfigureAwait(false);
            return;
        }

        // #r "System.Net.Http": part of .NET itself, and referenced already.
        if (!File.Exists(cell.Resolve(reference)) && ScriptReferences.IsPartOfHost(reference))
            return;
        AddFile(cell, cell.Resolve(reference));
    }

    private static void AddFile(CellExecution cell, string file)
    {
        try
        {
            if (File.Exists(file) && LoadedLibrary.InTheWayOf(file, cell.Script.References.Context) is { } conflict)
                throw new DirectiveException($"{Path.GetFileName(file)} cannot be referenced now: {conflict}");
            cell.Script.References.Add(file);
        }
        catch (FileNotFoundException)
        {
            throw new DirectiveException(MissingFile.Describe(file, cell.Folder) + (Path.GetExtension(file) is ".dll" or ".exe"
                ? " Has it been built? In a checkout of the course type: dotnet build Course.sln"
                : $" A package is loaded with #r \"nuget: {Path.GetFileName(file)}\""));
        }
        catch (BadImageFormatException)
        {
            throw new DirectiveException($"{file} is not a .NET library. A native library is loaded by the package or program that needs it.");
        }
        catch (FileLoadException exception)
        {
            throw new DirectiveException($"{file} could not be loaded: {exception.Message}");
        }
    }
}
