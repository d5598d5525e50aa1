using System.Security;
using System.Security.Cryptography;
using System.Text;
using Course.Notebooks.Directives;

namespace Course.Notebooks.Packages;

/// <summary>The NuGet packages of one session.</summary>
/// <remarks>
/// Packages are resolved by <c>dotnet restore</c> of a generated project, so sources, credentials, ranges and fallbacks are those that the
/// person has configured. The result is kept in a folder named after everything that went in; the second run asks nobody.
/// </remarks>
internal sealed class PackageSet
{
    private readonly List<PackageReference> packages = [];
    private readonly List<string> sources = [];

    /// <summary>Adds a place to look for packages.</summary>
    public void AddSource(string source) => sources.Add(source);

    /// <summary>Adds a package and everything it needs to the session.</summary>
    /// <exception cref="DirectiveException">It cannot be had; the message says what was looked for and where.</exception>
    public async Task AddAsync(PackageReference package, CellExecution cell)
    {
        if (package.Name.Length == 0)
            throw new DirectiveException("Expected the name of a package: #r \"nuget: Package, 1.2.3\"");
        if (packages.FirstOrDefault(known => known.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase)) is { } earlier)
        {
            if (package.Version is null || package.Version == earlier.Version)
                return;
            throw new DirectiveException($"{earlier} is loaded already. To use {package}, restart the kernel.");
        }

        var progress = new PackageProgress(cell.Output, package);
        var folder = Path.Combine(CacheFolder, Key([.. packages, package]));
        var listing = Path.Combine(folder, "assemblies.txt");
        if (!File.Exists(listing))
            await RestoreAsync([.. packages, package], folder, package, progress, cell.Cancellation).ConfigureAwait(false);

        var version = "";
        foreach (var line in await File.ReadAllLinesAsync(listing, cell.Cancellation).ConfigureAwait(false))
        {
            var (kind, value) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            if (kind == "assembly")
                cell.Script.References.Add(value);
            else if (kind == "native")
                cell.Script.References.Context.AddNative(value);
            else if (kind == "version" && value.StartsWith(package.Name + "/", StringComparison.OrdinalIgnoreCase))
                version = value[(package.Name.Length + 1)..];
        }

        packages.Add(package);
        progress.Done(version);
    }

    private static string CacheFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "course-notebooks", "packages");

    private string Key(IEnumerable<PackageReference> wanted) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [Environment.Version.Major.ToString(), .. sources, .. wanted.Select(package => package.ToString())]))))[..16];

    private async Task RestoreAsync(PackageReference[] wanted, string folder, PackageReference newest, PackageProgress progress, CancellationToken cancellation)
    {
        var work = folder + "." + Path.GetRandomFileName();
        Directory.CreateDirectory(work);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(work, "packages.csproj"), Project(wanted), cancellation).ConfigureAwait(false);
            // The repository around a notebook must not shape what its packages are.
            foreach (var stop in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
                await File.WriteAllTextAsync(Path.Combine(work, stop), "<Project />", cancellation).ConfigureAwait(false);
            var (exitCode, output) = await progress.WatchAsync(DotNet.RunAsync(work, ["build", "-nologo", "-v", "q", "-t:Restore;ListPackageFiles"], cancellation)).ConfigureAwait(false);
            if (exitCode != 0)
                throw new DirectiveException(RestoreFailure.Explain(newest, output));
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(work, folder);
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }
    }

    private string Project(PackageReference[] wanted)
    {
        var references = string.Concat(wanted.Select(package =>
            $"    <PackageReference Include=\"{SecurityElement.Escape(package.Name)}\" Version=\"{SecurityElement.Escape(package.Version ?? "*")}\" />\n"));
        var additional = sources.Count == 0 ? "" : $"    <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>\n";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <ImplicitUsings>disable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <EnableDefaultItems>false</EnableDefaultItems>
            {additional}  </PropertyGroup>
              <ItemGroup>
            {references}  </ItemGroup>
              <Target Name="ListPackageFiles" DependsOnTargets="ResolvePackageAssets">
                <ItemGroup>
                  <Line Include="@(RuntimeCopyLocalItems->'assembly %(FullPath)')" />
                  <Line Include="@(RuntimeTargetsCopyLocalItems->'native %(FullPath)')" Condition="'%(RuntimeTargetsCopyLocalItems.AssetType)' == 'native' AND '%(RuntimeTargetsCopyLocalItems.RuntimeIdentifier)' == '$(NETCoreSdkPortableRuntimeIdentifier)'" />
                  <Line Include="@(NativeCopyLocalItems->'native %(FullPath)')" />
                  <Line Include="@(PackageDependencies->'version %(Identity)')" />
                </ItemGroup>
                <WriteLinesToFile File="assemblies.txt" Lines="@(Line)" Overwrite="true" />
              </Target>
            </Project>
            """;
    }
}
