using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Course.Exercises;

/// <summary>
/// The exercises of the chapters: <c>Exercise.Check("3.2", Softmax)</c> says whether an answer is right or what to look at next.
/// It never says the solution.
/// </summary>
/// <remarks>
/// An answer is what the exercise asks for: a number, a <c>Matrix&lt;double&gt;</c> or <c>Vector&lt;double&gt;</c>, an array, a string,
/// or a function, given by its name. Functions are called on hidden inputs; what they throw is caught and explained.
/// </remarks>
public static partial class Exercise
{
    /// <summary>All exercises in the order of the chapters.</summary>
    public static IReadOnlyList<ExerciseInfo> All { get; } = [.. Catalogue.Definitions.Select(definition => definition.Info)];

    /// <summary>Checks a function, and records the attempt in the learner's progress file.</summary>
    /// <param name="id">The number of the exercise, such as "3.2".</param>
    /// <param name="answer">The function itself, without parentheses: <c>Exercise.Check("3.2", Softmax)</c>.</param>
    /// <exception cref="ArgumentException">There is no exercise of this number.</exception>
    public static Feedback Check(string id, Delegate? answer) => CheckAndRecord(id, answer);

    /// <summary>Checks a value: a number, matrix, vector, array, tuple or string; and records the attempt in the learner's progress file.</summary>
    /// <param name="id">The number of the exercise, such as "3.2".</param>
    /// <param name="answer">The value.</param>
    /// <exception cref="ArgumentException">There is no exercise of this number.</exception>
    public static Feedback Check(string id, object? answer) => CheckAndRecord(id, answer);

    /// <summary>Verifies the chapter's own solution, a function. It does not count as the learner's progress.</summary>
    /// <exception cref="ArgumentException">There is no exercise of this number.</exception>
    /// <exception cref="CheckFailedException">The solution does not solve the exercise: the chapter is wrong.</exception>
    public static Feedback Solution(string id, Delegate? answer) => Verify(id, answer);

    /// <summary>Verifies the chapter's own solution, a value. It does not count as the learner's progress.</summary>
    /// <exception cref="ArgumentException">There is no exercise of this number.</exception>
    /// <exception cref="CheckFailedException">The solution does not solve the exercise: the chapter is wrong.</exception>
    public static Feedback Solution(string id, object? answer) => Verify(id, answer);

    /// <summary>Checks a function for someone else than its author, such as a grader: nothing is recorded, and an answer that is not right is an error.</summary>
    /// <exception cref="ArgumentException">There is no exercise of this number.</exception>
    /// <exception cref="CheckFailedException">The answer is not right; the message is the feedback.</exception>
    public static Feedback Require(string id, Delegate? answer) => Demand(id, answer);

    /// <summary>Checks a value for someone else than its author, such as a grader: nothing is recorded, and an answer that is not right is an error.</summary>
    /// <exception cref="ArgumentException">There is no exercise of this number.</exception>
    /// <exception cref="CheckFailedException">The answer is not right; the message is the feedback.</exception>
    public static Feedback Require(string id, object? answer) => Demand(id, answer);

    private static Feedback CheckAndRecord(string id, object? answer)
    {
        ExerciseDefinition definition = Find(id);
        Verdict verdict = definition.Review(answer);
        string? note = ProgressFile.Default?.Record(definition.Info, verdict.Outcome);
        return new Feedback(definition.Info, verdict.Outcome, verdict.Message, isSolution: false, note);
    }

    private static Feedback Verify(string id, object? answer)
    {
        ExerciseDefinition definition = Find(id);
        Verdict verdict = definition.Review(answer);
        if (verdict.Outcome != Outcome.Right)
            throw new CheckFailedException($"The solution of exercise {id} ({definition.Info.Title}) does not pass its check: {verdict.Message}");
        return new Feedback(definition.Info, Outcome.Right, verdict.Message, isSolution: true);
    }

    private static Feedback Demand(string id, object? answer)
    {
        ExerciseDefinition definition = Find(id);
        Verdict verdict = definition.Review(answer);
        Feedback feedback = new(definition.Info, verdict.Outcome, verdict.Message, isSolution: false);
        return feedback.IsRight ? feedback : throw new CheckFailedException(feedback.ToString());
    }

    [SuppressMessage("Usage", "CA2208", Justification = "The parameter is the caller's id.")]
    private static ExerciseDefinition Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Catalogue.Definitions.FirstOrDefault(definition => definition.Info.Id == id.Trim())
            ?? throw new ArgumentException(
                $"There is no exercise \"{id}\".{Nearest(id)} The exercises are {string.Join(", ", All.Select(info => info.Id))}.", nameof(id));
    }

    // Someone who writes "3,2", "exercise 3.2" or "3.7" means a number nearby.
    private static string Nearest(string id)
    {
        int[] given = [.. Digits().Matches(id).Take(2).Select(digits => int.Parse(digits.Value, CultureInfo.InvariantCulture))];
        if (given.Length < 2)
            return "";
        ExerciseInfo nearest = All.MinBy(info => (Math.Abs((long)info.Chapter - given[0]), Math.Abs((long)info.Number - given[1])))!;
        return $" Did you mean \"{nearest.Id}\", {nearest.Title}?";
    }

    [GeneratedRegex("[0-9]{1,6}")]
    private static partial Regex Digits();
}
