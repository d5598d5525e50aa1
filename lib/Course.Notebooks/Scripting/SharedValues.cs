using System.Collections.Concurrent;
using System.ComponentModel;

namespace Course.Notebooks.Scripting;

/// <summary>Hands values from directives to the declarations that they generate; not for notebooks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedValues
{
    private static readonly ConcurrentDictionary<int, object?> Waiting = new();
    private static int latest;

    /// <summary>Takes a value that is waiting.</summary>
    public static object? Take(int key) => Waiting.TryRemove(key, out var value) ? value : null;

    internal static int Put(object? value)
    {
        var key = Interlocked.Increment(ref latest);
        Waiting[key] = value;
        return key;
    }
}
