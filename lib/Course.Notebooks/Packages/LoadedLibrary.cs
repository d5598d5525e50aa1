using System.Reflection;
using Course.Notebooks.Scripting;

namespace Course.Notebooks.Packages;

/// <summary>Libraries that the session has loaded: they stay in the version they have.</summary>
internal static class LoadedLibrary
{
    /// <summary>Why a library cannot be taken from this file; null if it can.</summary>
    public static string? InTheWayOf(string file, ScriptLoadContext context)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (context.Assemblies.FirstOrDefault(assembly => string.Equals(assembly.GetName().Name, name, StringComparison.OrdinalIgnoreCase)) is not { } loaded)
            return null;
        Version? has = loaded.GetName().Version, needed = AssemblyName.GetAssemblyName(file).Version;
        return has is null || needed is null || has >= needed
            ? null
            : $"it needs {name} {needed}, but {has} is loaded already and a session cannot have two versions. Restart the kernel and put this line first.";
    }
}
