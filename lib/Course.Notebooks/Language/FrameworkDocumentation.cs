using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Language;

/// <summary>
/// The documentation of .NET itself. It does not lie beside the assemblies that run, but with the SDK's reference assemblies, whose files are cut
/// differently: <c>Math</c> is in System.Private.CoreLib.dll and described in System.Runtime.xml.
/// </summary>
internal sealed class FrameworkDocumentation : DocumentationProvider
{
    private static readonly string[] Likely = ["System.Runtime", "System.Collections", "System.Linq", "System.Console", "System.Memory", "System.Threading"];
    private static readonly Lazy<string[]> Files = new(FindFiles);
    private static readonly ConcurrentDictionary<string, DocumentationFile> Opened = new(StringComparer.Ordinal);

    private readonly string assembly;

    private FrameworkDocumentation(string assembly) => this.assembly = assembly;

    /// <summary>The documentation for an assembly of the runtime; nothing is read until somebody asks.</summary>
    public static DocumentationProvider For(string path) => new FrameworkDocumentation(Path.GetFileNameWithoutExtension(path));

    public override bool Equals(object? obj) => obj is FrameworkDocumentation other && other.assembly == assembly;

    public override int GetHashCode() => assembly.GetHashCode(StringComparison.Ordinal);

    protected override string GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
    {
        foreach (var file in Files.Value.OrderBy(Rank))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Opened.GetOrAdd(file, static path => new DocumentationFile(path)).Find(documentationMemberID) is { } found)
                return found;
        }

        return "";
    }

    private int Rank(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var likely = Array.IndexOf(Likely, name);
        return name == assembly ? -1 : likely >= 0 ? likely : Likely.Length;
    }

    // <root>/shared/Microsoft.NETCore.App/10.0.12/ and <root>/packs/Microsoft.NETCore.App.Ref/10.0.12/ref/net10.0/
    private static string[] FindFiles()
    {
        if (Path.GetDirectoryName(typeof(object).Assembly.Location) is not { Length: > 0 } runtime)
            return [];
        var packs = Path.GetFullPath(Path.Combine("..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"), runtime);
        if (!Directory.Exists(packs))
            return [];
        var framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
        return Directory.EnumerateDirectories(packs)
            .Select(version => Path.Combine(version, "ref", framework))
            .Where(Directory.Exists)
            .OrderByDescending(folder => Version.TryParse(folder.Split(Path.DirectorySeparatorChar)[^3], out var version) ? version : new Version())
            .Select(folder => Directory.GetFiles(folder, "*.xml"))
            .FirstOrDefault() ?? [];
    }
}
