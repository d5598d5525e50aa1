using System.Diagnostics;
using System.Reflection;

namespace Course.Notebooks.Scripting;

/// <summary>An exception as a learner wants to read it: the message, then the notebook's own frames with cell and line.</summary>
internal static class ExceptionReport
{
    private const int MostFrames = 20;

    /// <summary>How an interrupted cell ends.</summary>
    public static CellError Interrupted { get; } = Interruption("The cell was interrupted. Its variables keep the values they had.");

    /// <summary>How a cell ends that was interrupted and could not be stopped.</summary>
    public static CellError LeftBehind { get; } = Interruption(
        "The cell was interrupted in the middle of a call into a library, which nothing can stop from outside. What it still does when that call returns is dropped; until then it uses the processor, and may change objects that it was given.");

    /// <summary>Describes what a submission threw.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="path">The submission's own path, to find the line in the cell.</param>
    public static CellError From(Exception exception, string path)
    {
        var frames = Frames(exception);
        while (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } cause)
        {
            exception = cause;
            frames.InsertRange(0, Frames(exception));
        }

        List<string> traceback = [$"{exception.GetType().FullName}: {Message(exception)}"];
        traceback.AddRange(Lines(frames));
        traceback.AddRange(Causes(exception).Select(cause => $" caused by {cause.GetType().FullName}: {Message(cause)}"));
        if (ExceptionHints.For(exception) is { } hint)
            traceback.Add($"Hint: {hint}");
        return new CellError(exception.GetType().FullName!, Message(exception), traceback, frames.Find(frame => frame.Place.File == path).Place?.Line);
    }

    // A recursion is one line with a count.
    private static IEnumerable<string> Lines(List<(string Method, SourcePlace Place)> frames)
    {
        List<(string Text, int Count)> lines = [];
        foreach (var (method, place) in frames)
        {
            var text = $"   at {method} in {place}";
            if (lines is [.., var last] && last.Text == text)
                lines[^1] = (text, last.Count + 1);
            else
                lines.Add((text, 1));
        }

        foreach (var (text, count) in lines.Take(MostFrames))
            yield return count == 1 ? text : $"{text}, {count:N0} times";
        if (lines.Count > MostFrames)
            yield return $"   and {lines.Skip(MostFrames).Sum(line => line.Count):N0} more frames";
    }

    private static CellError Interruption(string message) => new("Interrupted", message, [message]);

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        IEnumerable<Exception> causes = exception is AggregateException { InnerExceptions: var several } ? several : exception.InnerException is { } one ? [one] : [];
        return causes.SelectMany(cause => Causes(cause).Prepend(cause));
    }

    private static string Message(Exception exception) => exception is InsufficientExecutionStackException
        ? "The stack is used up: a method calls itself again and again without an end."
        : exception.Message;

    // Frames with a source file are the notebook's (and those of libraries built on this machine, which have a full path).
    private static List<(string Method, SourcePlace Place)> Frames(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        return [.. from entry in frames.Zip(Places(frames, StatementLines.Of(exception)))
                   let place = entry.Second
                   where place is not null && !Path.IsPathRooted(place.File)
                   select (MethodName(entry.First.GetMethod()), place)];
    }

    // What was noted of a frame, or else what its symbols say. From the last to the first: when an exception is thrown anew, its frames begin anew, but what was noted before stays.
    private static SourcePlace?[] Places(StackFrame[] frames, IReadOnlyList<(string Method, SourcePlace Place)> noted)
    {
        var places = new SourcePlace?[frames.Length];
        var methods = noted.Select(line => line.Method).ToHashSet();
        var (last, method) = (noted.Count - 1, "");
        for (var frame = frames.Length - 1; frame >= 0; frame--)
        {
            var name = frames[frame].GetMethod() is { } known ? StatementLines.NameOf(known.Module.Assembly.GetName().Name, known.DeclaringType?.Name, known.Name) : "";
            var found = methods.Contains(name) ? last : -1;
            while (found >= 0 && noted[found].Method != name)
                found--;
            if (found >= 0)
                (places[frame], last, method) = (noted[found].Place, found - 1, name);
            // A finally has a frame of its own beside that of its method.
            else if (name != method)
                (places[frame], method) = (frames[frame].GetFileName() is { } file ? new(file, frames[frame].GetFileLineNumber()) : null, "");
        }

        return places;
    }

    // Top-level code lives in a generated async method: show it as what it is.
    private static string MethodName(MethodBase? method)
    {
        var name = method?.Name ?? "";
        var type = method?.DeclaringType?.Name ?? "";
        if (name == "MoveNext")
            name = type;
        if (name.Contains(">b__", StringComparison.Ordinal))
            return "lambda";
        if (name.StartsWith("<<Initialize>>", StringComparison.Ordinal))
            return "top-level code";
        var (open, close) = (name.IndexOf('<'), name.IndexOf('>'));
        if (open >= 0 && close > open + 1)
            name = name.Contains("g__", StringComparison.Ordinal) ? name[(name.IndexOf("g__", StringComparison.Ordinal) + 3)..].Split('|')[0] : name[(open + 1)..close];
        return name.Contains("Initialize", StringComparison.Ordinal) ? "top-level code" : name;
    }
}
