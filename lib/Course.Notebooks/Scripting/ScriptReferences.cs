using System.Reflection;
using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Scripting;

/// <summary>The assemblies that a session's code compiles against, and where they are loaded from when it runs.</summary>
internal sealed class ScriptReferences
{
    private static readonly string RuntimeFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly Lazy<IReadOnlyDictionary<string, string>> HostAssemblies = new(FindHostAssemblies);
    private static readonly Lazy<IReadOnlyDictionary<string, PortableExecutableReference>> HostReferences = new(() => HostAssemblies.Value
        .Where(assembly => IsVisible(assembly.Key))
        .ToDictionary(
            assembly => assembly.Key,
            assembly => MappedMetadata.Reference(assembly.Value, IsEngine(assembly.Key) ? DocumentationBeside(assembly.Value) : FrameworkDocumentation.For(assembly.Value)),
            StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<IReadOnlyList<MetadataReference>> FirstReferences = new(() => [.. HostReferences.Value.Values.Where(IsWorthItsTime)]);

    // Roslyn takes what it knows of an assembly from any compilation that is still there. Two that begin at once would make two of each type, and a later submission might see
    // the one where an earlier one saw the other. So there is one before all, which stays.
    private static readonly Lazy<IAssemblySymbol> FirstSymbols = new(() => CSharpCompilation.CreateScriptCompilation(
        "references",
        references: FirstReferences.Value,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataReferenceResolver: new SiblingResolver(new ScriptLoadContext(HostAssemblies)))).Assembly);

    // Replaced and not changed: an editor may be asking while a cell adds to it.
    private OrderedDictionary<string, MetadataReference> added = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What every notebook has without a <c>using</c>, as in .NET Interactive.</summary>
    public static IReadOnlyList<string> Usings { get; } =
    [
        "System", "System.IO", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.Kernel",
    ];

    /// <summary>Where the session's assemblies live.</summary>
    public ScriptLoadContext Context { get; } = new(HostAssemblies);

    /// <summary>Everything a session's first submission sees.</summary>
    public IEnumerable<MetadataReference> All
    {
        get
        {
            _ = FirstSymbols.Value;
            return FirstReferences.Value.Concat(added.Values);
        }
    }

    /// <summary>What the notebook itself has added.</summary>
    public IEnumerable<MetadataReference> Added => added.Values;

    /// <summary>Lets Roslyn find assemblies that referenced ones refer to.</summary>
    public MetadataReferenceResolver Resolver => new SiblingResolver(Context);

    /// <summary>Adds an assembly file, and makes its neighbours loadable.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="BadImageFormatException">It is no .NET assembly.</exception>
    public void Add(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {path}.", path);
        var name = AssemblyName.GetAssemblyName(path).Name!;
        Context.AddFolderOf(path);
        if (HostAssemblies.Value.ContainsKey(name))
            return;
        var reference = MetadataReference.CreateFromFile(path, documentation: DocumentationBeside(path));
        added = new(added, StringComparer.OrdinalIgnoreCase) { [name] = reference };
    }

    /// <summary>Whether the name is that of an assembly which comes with the runtime, with or without its extension.</summary>
    public static bool IsPartOfHost(string name) => HostAssemblies.Value.ContainsKey(name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name);

    private static XmlDocumentationProvider? DocumentationBeside(string path) =>
        Path.ChangeExtension(path, ".xml") is var file && File.Exists(file) ? XmlDocumentationProvider.CreateFromFile(file) : null;

    private static bool IsVisible(string name) =>
        name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "WindowsBase" or "Microsoft.CSharp" || IsEngine(name)
        || name.StartsWith("Microsoft.Win32", StringComparison.Ordinal);

    // Each reference takes time in each submission. Nearly half of the runtime's assemblies only say where a type lives now: the resolver finds them for the library that asks,
    // except for the two that all libraries ask for.
    private static bool IsWorthItsTime(PortableExecutableReference reference)
    {
        var metadata = ((AssemblyMetadata)reference.GetMetadata()).GetModules()[0].GetMetadataReader();
        return metadata.TypeDefinitions.Count > 1 || metadata.GetString(metadata.GetAssemblyDefinition().Name) is "System.Runtime" or "netstandard";
    }

    // What host and notebook must have in common: the runtime, and the engine's own surface. Other libraries of the host are none of the
    // notebook's business; it may reference them itself, in whatever version.
    private static Dictionary<string, string> FindHostAssemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == RuntimeFolder || IsEngine(Path.GetFileNameWithoutExtension(path)))
            .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool IsEngine(string name) => name is "Microsoft.DotNet.Interactive.Formatting" or "Microsoft.AspNetCore.Html.Abstractions" or "Course.Notebooks";

    private sealed class SiblingResolver(ScriptLoadContext context) : MetadataReferenceResolver
    {
        private readonly ScriptLoadContext context = context;

        public override bool ResolveMissingAssemblies => true;

        public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
            HostReferences.Value.GetValueOrDefault(referenceIdentity.Name) ?? (context.FindFile(referenceIdentity.Name) is { } path ? MetadataReference.CreateFromFile(path) : null);

        public override System.Collections.Immutable.ImmutableArray<PortableExecutableReference> ResolveReference(
            string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

        public override bool Equals(object? other) => other is SiblingResolver resolver && resolver.context == context;

        public override int GetHashCode() => context.GetHashCode();
    }
}
