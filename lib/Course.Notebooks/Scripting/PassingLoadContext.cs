using System.Reflection;
using System.Runtime.Loader;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Holds the assembly of one submission, unless that declares types. The runtime unloads it when nothing of it is in use any more: no thread, no value, no later submission.
/// </summary>
/// <param name="session">Where references to libraries lead.</param>
/// <param name="used">The submissions that it refers to. They must be there when a method is first called, even if the session has forgotten them by then.</param>
internal sealed class PassingLoadContext(ScriptLoadContext session, IReadOnlyDictionary<string, Assembly> used) : AssemblyLoadContext("cell", isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        used.TryGetValue(assemblyName.Name!, out var submission) ? submission
        : string.IsNullOrEmpty(assemblyName.CultureName) ? session.LoadFromAssemblyName(assemblyName)
        : null;
}
