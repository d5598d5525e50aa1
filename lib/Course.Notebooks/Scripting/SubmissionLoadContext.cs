using System.Reflection;
using System.Runtime.Loader;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Holds the assemblies of some submissions. The runtime unloads them when nothing of them is in use any more: no thread, no value, and no submission that refers to one of them.
/// So a session needs no more memory for a cell that is run for the hundredth time than for the first.
/// </summary>
/// <param name="session">The context of their session, where their other references lead.</param>
internal sealed class SubmissionLoadContext(ScriptLoadContext session) : AssemblyLoadContext("cells", isCollectible: true)
{
    // Each context takes as much memory as two submissions, and goes as a whole.
    private const int Most = 8;

    private readonly Dictionary<string, Assembly> used = [];
    private int count;

    /// <summary>The context of the session that the submissions belong to.</summary>
    public ScriptLoadContext Session { get; } = session;

    /// <summary>Whether the next submission belongs into another one.</summary>
    public bool IsFull => count == Most;

    /// <summary>Loads a submission.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its symbols.</param>
    /// <param name="uses">The earlier submissions that it refers to. They stay as long as it does, whenever it first comes to need them.</param>
    public Assembly Load(Stream image, Stream symbols, IEnumerable<Assembly> uses)
    {
        // Not its own: what the context refers to is in use.
        foreach (var submission in uses.Where(submission => GetLoadContext(submission) != this))
            used[submission.GetName().Name!] = submission;
        count++;
        return LoadFromStream(image, symbols);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        used.TryGetValue(assemblyName.Name!, out var submission) ? submission
        : string.IsNullOrEmpty(assemblyName.CultureName) ? Session.LoadFromAssemblyName(assemblyName) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) => Session.LoadNative(unmanagedDllName);
}
