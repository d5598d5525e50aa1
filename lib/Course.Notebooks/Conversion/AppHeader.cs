using System.Text;
using Course.Notebooks.Packages;
using Course.Notebooks.Scripting;

namespace Course.Notebooks.Conversion;

/// <summary>The top of a file-based app: what it needs (<c>#:package</c>, <c>#:project</c>, …) and its usings.</summary>
internal sealed class AppHeader(string appFolder)
{
    // What a notebook has and a program has not by default, or the other way round. Packages have the versions that the cells give them,
    // wherever the file stands, and what notebooks print by reflection must not be trimmed away.
    private static readonly string[] Properties =
        ["PublishAot=false", "ImplicitUsings=disable", "Nullable=disable", "ManagePackageVersionsCentrally=false", "RestorePackagesWithLockFile=false", "RunAnalyzers=false", "TreatWarningsAsErrors=false", "MSBuildTreatWarningsAsErrors=false", "GenerateDocumentationFile=false", "NoWarn=$(NoWarn);CS8321;CS1701"];

    // What a notebook has without saying so, its engine's own namespaces apart.
    private static readonly string[] ProgramUsings =
        [.. ScriptReferences.Usings.Where(name => !name.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal)).Select(name => $"using {name};")];

    private static readonly string[] ProjectFolders = ["", "lib", "src"];

    private readonly List<string> projects = [], files = [], packages = [], sources = [], usings = [];
    private readonly HashSet<string> foldersOfProjects = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks for a package.</summary>
    public void AddPackage(PackageReference package) => AddOnce(packages, $"{package.Name}@{package.Version ?? "*"}");

    /// <summary>Asks for a package source.</summary>
    public void AddSource(string source) => AddOnce(sources, source);

    /// <summary>Adds a using directive, as it was written.</summary>
    public void AddUsing(string directive)
    {
        if (!ProgramUsings.Contains(directive))
            AddOnce(usings, directive);
    }

    /// <summary>
    /// References an assembly: by its project where the checkout has it, so that the program is built with it and finds the files that the library
    /// brings along. What lies beside such a library comes with it.
    /// </summary>
    public void AddAssembly(string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        if (FindProject(file) is { } project)
        {
            AddOnce(projects, Relative(project));
            foldersOfProjects.Add(folder);
            files.RemoveAll(other => Path.GetDirectoryName(other)!.Equals(folder, StringComparison.OrdinalIgnoreCase));
        }
        else if (!foldersOfProjects.Contains(folder))
        {
            AddOnce(files, file);
        }
    }

    /// <summary>The lines, each ended.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (string property in Properties)
            text.Append("#:property ").Append(property).Append('\n');
        if (sources.Count > 0)
            text.Append("#:property RestoreAdditionalProjectSources=").AppendJoin("%3B", sources).Append('\n');
        foreach (string package in packages)
            text.Append("#:package ").Append(package).Append('\n');
        foreach (string project in projects)
            text.Append("#:project ").Append(project).Append('\n');
        foreach (string file in files)
            text.Append("#:include ").Append(Relative(file)).Append('\n');
        text.Append('\n');
        foreach (string directive in ProgramUsings.Concat(usings))
            text.Append(directive).Append('\n');
        return text.Append("using static ").Append(NotebookBuiltIns.ClassName).Append(";\n").ToString();
    }

    private string Relative(string path) => Path.GetRelativePath(appFolder, path).Replace('\\', '/');

    // NAME.dll is built by NAME/NAME.csproj, in the folder itself or in lib/ or src/ of a folder above it.
    private static string? FindProject(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(file)!); folder is not null; folder = folder.Parent)
        {
            var found = ProjectFolders.Select(part => Path.Combine(folder.FullName, part, name, name + ".csproj")).FirstOrDefault(File.Exists);
            if (found is not null)
                return found;
        }

        return null;
    }

    private static void AddOnce(List<string> list, string item)
    {
        if (!list.Contains(item, StringComparer.Ordinal))
            list.Add(item);
    }
}
