using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Course.Notebooks.Scripting;

/// <summary>Remembers the lines that an exception came through. Woven into the code of notebooks by <see cref="ExceptionNoteWeaver"/>; not for use elsewhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StatementLines
{
    // An exception that a library keeps and throws again and again comes through no end of methods.
    private const int Most = 100_000;

    private static readonly ConditionalWeakTable<Exception, List<(string Method, SourcePlace Place)>> Noted = [];

    /// <summary>Notes where a method was when an exception came through it.</summary>
    /// <param name="exception">The exception; null if it is none that the method catches there.</param>
    /// <param name="method">The method, as <see cref="NameOf"/> has it.</param>
    /// <param name="file">Its source.</param>
    /// <param name="line">The line of the statement that ran; 0 if none has begun.</param>
    public static void Note(object? exception, string method, string file, int line)
    {
        if (line == 0 || exception is not Exception known)
            return;
        var lines = Noted.GetOrCreateValue(known);
        lock (lines)
        {
            if (lines.Count == Most)
                lines.RemoveRange(0, Most / 2);
            lines.Add((method, new SourcePlace(file, line)));
        }
    }

    /// <summary>What was noted of an exception, in the order in which it came through the methods. What it came through before it was thrown anew is among it.</summary>
    internal static IReadOnlyList<(string Method, SourcePlace Place)> Of(Exception exception)
    {
        if (!Noted.TryGetValue(exception, out var lines))
            return [];
        lock (lines)
            return [.. lines];
    }

    /// <summary>What a method is called in what is noted.</summary>
    internal static string NameOf(string? assembly, string? type, string method) => $"{assembly} {type}.{method}";
}
