using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Course.Book.Rendering;

/// <summary>
/// Finds plotly.js where a charting library carries it: as a resource of an assembly. The assembly is read as a file, not loaded, so
/// that the book knows no charting library.
/// </summary>
internal static partial class PlotlyScript
{
    /// <summary>The text of the first plotly.js that is found.</summary>
    /// <param name="folders">Folders with assemblies.</param>
    /// <returns>The script; null when no assembly carries it.</returns>
    public static string? Find(IEnumerable<string> folders) => folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        .Select(Read)
        .FirstOrDefault(script => script is not null);

    private static string? Read(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        if (!image.HasMetadata) return null;
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (resource.Implementation.IsNil && Name().IsMatch(metadata.GetString(resource.Name))) return Read(image, (int)resource.Offset);
        }

        return null;
    }

    private static string Read(PEReader image, int offset)
    {
        int start = image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress;
        var reader = image.GetSectionData(start).GetReader();
        reader.Offset = offset;
        int length = reader.ReadInt32();
        return Encoding.UTF8.GetString(reader.ReadBytes(length)).TrimStart('\uFEFF');
    }

    [GeneratedRegex(@"(^|\.)plotly[-.\d]*(\.min)?\.js$")]
    private static partial Regex Name();
}
