using System.IO.Compression;

namespace Course.Notebooks.Tests.Packages;

/// <summary><c>#r "nuget:"</c>, with packages that the test makes itself: no registry is needed.</summary>
public sealed class PackageTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("packages").FullName;
    // A name that no run had before: what NuGet and the engine keep on this machine must not answer for it.
    private readonly string name = $"Course.Made.{Guid.NewGuid():N}";
    private readonly NotebookSession session;
    private readonly RecordedOutput output = new();

    public PackageTests()
    {
        session = new NotebookSession(new() { BaseDirectory = folder });
        Directory.CreateDirectory(Path.Combine(folder, "feed"));
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        var kept = Path.Combine(Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"), name.ToLowerInvariant());
        if (Directory.Exists(kept))
            Directory.Delete(kept, recursive: true);
    }

    [Fact]
    public async Task A_package_is_restored_used_and_kept_for_the_next_session()
    {
        Publish("1.2.0");
        Publish("2.0.0-beta.1");
        await RunAsync($"#i \"nuget: feed\"\n#r \"nuget: {name}\"");
        Assert.StartsWith($"display: Restoring {name}.", output.Events[0], StringComparison.Ordinal);
        Assert.Equal($"update: Package {name} 1.2.0 is loaded.", output.Events[^1]);
        await RunAsync("CsCheck.Gen.Int != null");
        Assert.Equal("True", output.ResultText);

        // The same again, and again in another session: what is known needs no source.
        Directory.Delete(Path.Combine(folder, "feed"), recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "feed"));
        await RunAsync($"#r \"nuget: {name}, 1.2.0\"");
        await using var other = new NotebookSession(new() { BaseDirectory = folder });
        var second = new RecordedOutput();
        Assert.Null((await other.RunCellAsync(new CellRequest($"#i \"nuget: feed\"\n#r \"nuget: {name}\"\nCsCheck.Gen.Int != null"), second)).Error?.Message);
        Assert.Equal([$"display: Package {name} 1.2.0 is loaded.", "result: True"], second.Events);

        Assert.Contains("is loaded already", await ErrorAsync($"#r \"nuget: {name}, 2.0.0-beta.1\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2.0", "1.2.0")]
    [InlineData("1.*", "1.3.0")]
    [InlineData("[1.2,1.3)", "1.2.0")]
    [InlineData("*-*", "2.0.0-beta.1")]
    [InlineData("2.0.0-beta.1", "2.0.0-beta.1")]
    public async Task Versions_ranges_floating_and_prerelease_versions_are_understood(string version, string expected)
    {
        Publish("1.2.0");
        Publish("1.3.0");
        Publish("2.0.0-beta.1");
        await RunAsync($"#i \"nuget: feed\"\n#r \"nuget: {name}, {version}\"");
        Assert.Equal($"update: Package {name} {expected} is loaded.", output.Events[^1]);
    }

    [Fact]
    public async Task What_cannot_be_found_is_named_with_where_it_was_looked_for()
    {
        Publish("1.2.0");
        var message = await ErrorAsync($"#i \"nuget: feed\"\n#r \"nuget: {name}, 9.9.9\"");
        if (message.Contains("could not be reached", StringComparison.Ordinal))
            Assert.Skip("A configured package source cannot be reached.");
        Assert.Contains($"There is a package {name}, but no version 9.9.9.", message, StringComparison.Ordinal);
        Assert.Contains("1.2.0", message, StringComparison.Ordinal);

        Assert.Contains($"There is no package {name}.Missing in the configured sources", await ErrorAsync($"#r \"nuget: {name}.Missing\""), StringComparison.Ordinal);
        Assert.Contains("There is no folder", await ErrorAsync("#i \"nuget: nowhere\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Native_libraries_of_a_package_are_found()
    {
        await using var other = new NotebookSession(new() { BaseDirectory = folder });
        var result = await other.RunCellAsync(new CellRequest("""
            #r "nuget: SkiaSharp, 3.119.4"
            #r "nuget: SkiaSharp.NativeAssets.Linux.NoDependencies, 3.119.4"
            using SkiaSharp;
            var bitmap = new SKBitmap(4, 4);
            bitmap.Erase(SKColors.Red);
            bitmap
            """), output);
        if (result.Error is { Name: "DirectiveError" } error)
            Assert.Skip($"The package cannot be had here: {error.Message.Split('\n')[0]}");
        Assert.Null(result.Error?.Message);
        Assert.True(output.Bundles[^1].TryGetText("image/png", out var png));
        Assert.StartsWith("iVBORw0KGgo", png, StringComparison.Ordinal);
    }

    // A package is a zip file with a description and libraries in known folders.
    private void Publish(string version)
    {
        using var package = ZipFile.Open(Path.Combine(folder, "feed", $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var description = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open()))
        {
            description.Write($"""
                <?xml version="1.0"?>
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{name}</id><version>{version}</version><authors>tests</authors><description>Made by a test.</description>
                    <dependencies><group targetFramework="net8.0" /></dependencies>
                  </metadata>
                </package>
                """);
        }

        package.CreateEntryFromFile(typeof(CsCheck.Gen).Assembly.Location, "lib/net8.0/CsCheck.dll");
    }

    private async Task RunAsync(string cell)
    {
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Null(result.Error?.Message);
    }

    private async Task<string> ErrorAsync(string cell)
    {
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Equal(CellStatus.Error, result.Status);
        return result.Error!.Message;
    }
}
