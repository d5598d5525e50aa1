using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>Explains what a learner's function threw.</summary>
internal static class ThrownExceptions
{
    public static Verdict Explain(Trial failed, IReadOnlyList<Trial> trials, string? shapeAdvice)
    {
        int fine = trials.Count(trial => trial.Actual.Thrown is null);
        string where = fine == 0 ? "" : $" on {trials.Count - fine} of {trials.Count} inputs, for example {failed.Case.Description}";
        return Explain(failed.Actual.Thrown!, where, shapeAdvice);
    }

    public static Verdict Explain(Exception thrown, string where = "", string? shapeAdvice = null)
        => thrown is NotImplementedException
            ? Verdict.NotStarted("This is still the stub: replace `throw new NotImplementedException()` with your own code and run the cell again.")
            : Verdict.NotYet($"Your function threw {thrown.GetType().Name}{where} (\"{FirstLine(thrown.Message)}\"). {Meaning(thrown, shapeAdvice)}");

    private static string Meaning(Exception thrown, string? shapeAdvice) => thrown switch
    {
        IndexOutOfRangeException or ArgumentOutOfRangeException
            => "An index is too large or negative: count from 0, and check which index runs over rows and which over columns.",
        ArgumentException when thrown.Message.Contains("dimension", StringComparison.OrdinalIgnoreCase)
            => shapeAdvice ?? "The matrices do not fit together: write the shapes below the formula, rows × columns; neighbours in a product must agree.",
        DivideByZeroException => "Whole numbers were divided by zero: is a count 0, or should the division be one of doubles?",
        NullReferenceException => "Something that is used is null: is every variable assigned before it is used?",
        InvalidOperationException => "Was a sequence empty, for instance because a condition never held?",
        InsufficientExecutionStackException => "The function calls itself without end: is there a case in which it stops?",
        NotSupportedException => "Something that was asked for does not exist for this kind of value.",
        InvalidCastException or FormatException => "A value is of another kind than the code expects.",
        OverflowException => "A number became too large for its type.",
        CheckFailedException => "A check of your own inside the function failed.",
        _ => "Run the function on a small input of your own to see where.",
    };

    private static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n')[0].Replace('`', '\'');
}
