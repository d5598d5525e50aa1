using System.Reflection;
using System.Runtime.Loader;

namespace Course.Notebooks.Scripting;

/// <summary>Holds the assembly of a submission that no later one can refer to. The runtime unloads it when nothing of it is in use any more: no thread, no value.</summary>
/// <remarks>
/// In a context that can be unloaded the runtime optimizes each method before its first run, and what is inlined then is missing from the traceback of an exception.
/// So only code that was compiled without optimization belongs here, and none of whose types somebody remembers, as formatters do: that would keep all of it, and it is larger than elsewhere.
/// </remarks>
/// <param name="session">Where its references lead.</param>
internal sealed class PassingLoadContext(ScriptLoadContext session) : AssemblyLoadContext("cell", isCollectible: true)
{
    /// <summary>The context of the session that the submission belongs to.</summary>
    public ScriptLoadContext Session { get; } = session;

    public List<Assembly> Uses { get; } = [];

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Uses.FirstOrDefault(u => u.GetName().Name == assemblyName.Name) is { } used ? used : string.IsNullOrEmpty(assemblyName.CultureName) ? Session.LoadFromAssemblyName(assemblyName) : null;
}
