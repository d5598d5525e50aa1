using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Scripting;

/// <summary>
/// The metadata of assemblies that stay as they are while the process lives, mapped from their files: the compiler reads only what it looks at,
/// and the pages are those of the file itself. Roslyn's own way copies each file into memory, 70 MB for the runtime's.
/// </summary>
internal static class MappedMetadata
{
    /// <summary>A reference to an assembly file that nobody replaces; it is never unmapped.</summary>
    public static unsafe PortableExecutableReference Reference(string path, DocumentationProvider? documentation)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
        byte* start = null;
        view.AcquirePointer(ref start);
        var metadata = new PEReader(start, (int)view.ByteLength).GetMetadata();
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length)).GetReference(documentation, filePath: path);
    }
}
