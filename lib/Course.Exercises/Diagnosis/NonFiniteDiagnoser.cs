using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>The result contains NaN or an infinity where a finite number is wanted: overflow, a logarithm of zero, a division by zero.</summary>
internal static class NonFiniteDiagnoser
{
    public static string? Hint(Evidence evidence)
    {
        if (evidence.Observations.FirstOrDefault(seen => !seen.IsFinite) is not { } seen)
            return null;
        string came = seen.Actual.Values.Any(double.IsNaN) ? "not a number (NaN)" : "infinite";
        bool elsewhereRight = evidence.Observations.All(each => each.IsRight || !each.IsFinite);
        string start = elsewhereRight ? $"Your {evidence.Part} is right on other inputs, but {came} for {seen.Case.Description}"
            : $"Your {evidence.Part} is {came} for {seen.Case.Description}";
        return start + ": look for an exponential that overflows, a logarithm of zero or of a negative number, or a division by zero; "
            + "rearrange the formula so that it cannot happen.";
    }
}
