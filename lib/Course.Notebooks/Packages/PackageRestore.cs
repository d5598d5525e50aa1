using System.ComponentModel;
using System.Security;
using Course.Notebooks.Directives;

namespace Course.Notebooks.Packages;

/// <summary>
/// Resolves packages by <c>dotnet restore</c> of a generated project, so that sources, credentials, ranges and fallbacks are those that the
/// person has configured.
/// </summary>
internal static class PackageRestore
{
    /// <summary>Restores, and leaves the listing of what was found in the folder.</summary>
    /// <exception cref="DirectiveException">It failed; the message says what was looked for and where.</exception>
    public static async Task RunAsync(
        PackageReference[] wanted, IReadOnlyCollection<string> sources, string folder, PackageReference newest, PackageProgress progress, CancellationToken cancellation)
    {
        // Everything happens in a folder of its own, which takes its place when it is complete: other notebooks may do the same now.
        var work = folder + "." + Path.GetRandomFileName();
        Directory.CreateDirectory(work);
        try
        {
            await WriteProjectAsync(work, wanted, sources, cancellation).ConfigureAwait(false);
            var (exitCode, output) = await progress.WatchAsync(DotNet.RunAsync(work, ["build", "-nologo", "-v", "q", "-t:Restore;ListPackageFiles"], cancellation)).ConfigureAwait(false);
            if (exitCode != 0)
                throw new DirectiveException(RestoreFailure.Explain(newest, output));
            Replace(folder, work);
        }
        catch (Win32Exception)
        {
            throw new DirectiveException("NuGet packages need the .NET SDK, and there is no dotnet command here. Install the SDK, or add it to PATH, and restart the kernel.");
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }
    }

    private static void Replace(string folder, string work)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(work, folder);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, PackageCache.Listing)))
        {
            // Another notebook was quicker, with the same packages.
        }
    }

    private static async Task WriteProjectAsync(string work, PackageReference[] wanted, IReadOnlyCollection<string> sources, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Path.Combine(work, "packages.csproj"), Project(wanted, sources), cancellation).ConfigureAwait(false);
        // The repository around a notebook must not shape what its packages are.
        foreach (var stop in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            await File.WriteAllTextAsync(Path.Combine(work, stop), "<Project />", cancellation).ConfigureAwait(false);
    }

    private static string Project(PackageReference[] wanted, IReadOnlyCollection<string> sources)
    {
        var references = string.Concat(wanted.Select(package =>
            $"    <PackageReference Include=\"{SecurityElement.Escape(package.Name)}\" Version=\"{SecurityElement.Escape(package.Version ?? "*")}\" />\n"));
        var additional = sources.Count == 0 ? "" : $"    <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>\n";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <RuntimeIdentifier>{RuntimeName.Portable}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <ImplicitUsings>disable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <EnableDefaultItems>false</EnableDefaultItems>
            {additional}  </PropertyGroup>
              <ItemGroup>
            {references}  </ItemGroup>
              <Target Name="ListPackageFiles" DependsOnTargets="ResolvePackageAssets">
                <ItemGroup>
                  <Line Include="@(RuntimeCopyLocalItems->'assembly %(FullPath)')" />
                  <Line Include="@(NativeCopyLocalItems->'native %(FullPath)')" />
                  <Line Include="@(RuntimeCopyLocalItems->'version %(NuGetPackageId)/%(NuGetPackageVersion)')" />
                  <Line Include="@(NativeCopyLocalItems->'version %(NuGetPackageId)/%(NuGetPackageVersion)')" />
                </ItemGroup>
                <WriteLinesToFile File="{PackageCache.Listing}" Lines="@(Line)" Overwrite="true" />
              </Target>
            </Project>
            """;
    }
}
