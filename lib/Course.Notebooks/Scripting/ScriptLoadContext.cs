using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Course.Notebooks.Scripting;

/// <summary>
/// The assemblies of one session. What the host has wins, so that a formatter registered by the notebook and the engine mean the same library;
/// everything else is looked for beside the files that the notebook references.
/// </summary>
internal sealed class ScriptLoadContext(Lazy<IReadOnlyDictionary<string, string>> host) : AssemblyLoadContext("notebook")
{
    private readonly List<string> folders = [];
    private readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> nativeFiles = [];

    /// <summary>Whether an assembly was made of a notebook's code, or belongs to its session.</summary>
    public static bool IsOfNotebook(Assembly assembly) => GetLoadContext(assembly) is ScriptLoadContext or SubmissionLoadContext;

    /// <summary>Looks into the folder of this file for the assemblies that others need.</summary>
    public void AddFolderOf(string path)
    {
        var full = Path.GetFullPath(path);
        lock (files)
        {
            files[Path.GetFileNameWithoutExtension(full)] = full;
            var folder = Path.GetDirectoryName(full)!;
            if (!folders.Contains(folder))
                folders.Add(folder);
        }
    }

    /// <summary>Makes a native library loadable by its name.</summary>
    public void AddNative(string path)
    {
        lock (files)
            nativeFiles.Add(path);
    }

    /// <summary>The file of an assembly that the host does not have, or null.</summary>
    public string? FindFile(string name)
    {
        if (host.Value.ContainsKey(name))
            return null;
        lock (files)
        {
            return files.TryGetValue(name, out var known) ? known
                : folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && FindFile(name) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) => LoadNative(unmanagedDllName);

    /// <summary>Loads a native library that belongs to what the notebook references.</summary>
    /// <param name="name">Its name, as code that calls it writes it.</param>
    /// <returns>Its handle; 0 if there is none of that name.</returns>
    public nint LoadNative(string name)
    {
        lock (files)
        {
            var wanted = new[] { name, Path.GetFileNameWithoutExtension(name), "lib" + name };
            var candidates = nativeFiles
                .Where(file => wanted.Contains(Path.GetFileName(file)) || wanted.Contains(Path.GetFileNameWithoutExtension(file)))
                .Concat(folders.Select(folder => Path.Combine(folder, name)).Where(File.Exists));
            foreach (var candidate in candidates)
            {
                if (NativeLibrary.TryLoad(candidate, out var handle))
                    return handle;
            }
        }

        return 0;
    }
}
