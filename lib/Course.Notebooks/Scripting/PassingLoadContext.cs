using System.Reflection;
using System.Runtime.Loader;

namespace Course.Notebooks.Scripting;

/// <summary>Holds the assembly of a submission that no later one can refer to. The runtime unloads it when nothing of it is in use any more: no thread, no value.</summary>
/// <param name="session">Where its references lead.</param>
internal sealed class PassingLoadContext(ScriptLoadContext session) : AssemblyLoadContext("cell", isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        string.IsNullOrEmpty(assemblyName.CultureName) ? session.LoadFromAssemblyName(assemblyName) : null;
}
