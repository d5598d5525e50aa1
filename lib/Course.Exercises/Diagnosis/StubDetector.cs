using Course.Exercises.Answers;
using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>Recognises an answer that has not been started: null, the input given back, or nothing but zeros.</summary>
internal static class StubDetector
{
    /// <returns>A friendly hint, or null when there is something to judge.</returns>
    public static string? Hint(IReadOnlyList<Trial> trials, Signature wanted)
    {
        if (trials.All(trial => trial.Actual.ReturnedNull))
            return $"Your function returns null: replace the stub with code that returns `{wanted.Result}`.";
        if (trials is [{ Arguments: [], Actual.Parts: [{ Kind: NumbersKind.Scalar } only], Expected.Parts: [{ } right] }] && only.AreAll(0) && !right.AreAll(0))
            return "Your answer is still 0: replace it by your own.";
        if (trials.Count > 1 && trials.All(IsEcho))
            return "Your function gives back what it was given, unchanged: the step this exercise asks for is still missing.";
        if (trials.Count > 1 && trials.All(trial => trial.Actual.Parts.All(part => part is { } numbers && numbers.AreAll(0)))
            && !trials.All(trial => trial.Expected.Parts.All(part => part!.AreAll(0))))
            return "Whatever the input, your function returns zeros: the result is not computed yet.";
        return null;
    }

    private static bool IsEcho(Trial trial)
        => !trial.Actual.IsClose(trial.Expected, 1e-9)
            && trial.Actual.Parts.All(part => part is { Kind: not NumbersKind.Scalar } result
                && trial.Arguments.Any(argument => Numbers.Read(argument) is { } given && result.IsClose(given, 0)));
}
