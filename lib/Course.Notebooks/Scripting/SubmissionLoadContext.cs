using System.Reflection;
using System.Runtime.Loader;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Holds the assembly of one submission. The runtime unloads it when nothing of it is in use any more: no thread, no value, and no submission that refers to it.
/// So a session needs no more memory for a cell that is run for the hundredth time than for the first.
/// </summary>
internal sealed class SubmissionLoadContext : AssemblyLoadContext
{
    private readonly IReadOnlyDictionary<string, Assembly> used;

    private SubmissionLoadContext(ScriptLoadContext session, IReadOnlyDictionary<string, Assembly> used)
        : base("cell", isCollectible: true) => (Session, this.used) = (session, used);

    /// <summary>The context of the session that the submission belongs to, where its other references lead.</summary>
    public ScriptLoadContext Session { get; }

    /// <summary>Loads a submission.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its symbols.</param>
    /// <param name="session">The context of its session.</param>
    /// <param name="used">The earlier submissions that it refers to, by the names of their assemblies. They stay as long as it does, whenever it first comes to need them.</param>
    public static Assembly Load(Stream image, Stream symbols, ScriptLoadContext session, IReadOnlyDictionary<string, Assembly> used) =>
        new SubmissionLoadContext(session, used).LoadFromStream(image, symbols);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        used.TryGetValue(assemblyName.Name!, out var submission) ? submission
        : string.IsNullOrEmpty(assemblyName.CultureName) ? Session.LoadFromAssemblyName(assemblyName) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) => Session.LoadNative(unmanagedDllName);
}
