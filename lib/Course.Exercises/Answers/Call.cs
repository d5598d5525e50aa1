using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Course.Exercises.Answers;

/// <summary>One call of a function: what it returned, part by part, or what it threw.</summary>
/// <param name="Parts">The result; a tuple has several parts. A part that is not numeric is null.</param>
/// <param name="Thrown">What the function threw instead.</param>
internal sealed record Call(IReadOnlyList<Numbers?> Parts, Exception? Thrown = null)
{
    /// <summary>True when the function returned null, as opposed to something that is not numeric.</summary>
    public bool ReturnedNull { get; private init; }

    /// <summary>Calls the function and catches what it throws; only a cancellation passes through, so that the stop button works.</summary>
    public static Call Of(Delegate function, object[] arguments)
    {
        try
        {
            return OfValue(function.DynamicInvoke(arguments));
        }
        catch (TargetInvocationException wrapper) when (wrapper.InnerException is { } thrown)
        {
            if (thrown is OperationCanceledException or ThreadInterruptedException)
                ExceptionDispatchInfo.Throw(thrown);
            return new([], thrown);
        }
    }

    /// <summary>A value as the result of a call: the items of a tuple are its parts.</summary>
    public static Call OfValue(object? value)
        => new(value is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(item => Numbers.Read(tuple[item]))] : [Numbers.Read(value)])
        {
            ReturnedNull = value is null,
        };

    public bool IsClose(Call other, double tolerance)
        => Thrown is null && other.Thrown is null && Parts.Count == other.Parts.Count
            && Parts.Zip(other.Parts).All(pair => pair is { First: { } mine, Second: { } theirs } && mine.IsClose(theirs, tolerance));
}
