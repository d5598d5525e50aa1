using Course.Tool.Exercises;
using Course.Tool.Running;

namespace Course.Tool.Grading;

/// <summary>What a learner gets for one exercise.</summary>
/// <param name="Submission">The notebook.</param>
/// <param name="Answer">The exercise and its answer; null when the notebook has none of the course, or cannot be read.</param>
/// <param name="Outcome">How it was graded.</param>
/// <param name="Hint">What the check said, or why it was not made; for a right answer nothing.</param>
internal sealed record Grade(Submission Submission, GradedAnswer? Answer, GradeOutcome Outcome, string Hint)
{
    /// <summary>One for a right answer, otherwise none.</summary>
    public int Marks => Outcome == GradeOutcome.Right ? 1 : 0;

    /// <summary>How often the learner says to have tried: from the progress file beside the notebook; null without one.</summary>
    public int? Attempts { get; init; }

    /// <summary>The outcome in words.</summary>
    public string OutcomeText => Outcome switch
    {
        GradeOutcome.Right => "right",
        GradeOutcome.NotYet => "not yet",
        GradeOutcome.NotStarted => "not started",
        GradeOutcome.NoAnswer => "no answer",
        _ => "not reached",
    };

    /// <summary>Reads the grade off the run of a notebook.</summary>
    public static Grade Of(Submission submission, GradedAnswer answer, JobOutcome run)
    {
        if (answer.CheckCell is not { } check) return new Grade(submission, answer, GradeOutcome.NoAnswer, "The notebook has no cell for this exercise.");
        var cell = run.Cells.ElementAtOrDefault(check - 1);
        if (cell?.Duration is null) return new Grade(submission, answer, GradeOutcome.NotReached, Reason(run));
        return cell.Exception is { } refusal
            ? Refused(submission, answer, refusal, run.Cells[answer.AnswerCell!.Value - 1].Exception)
            : new Grade(submission, answer, GradeOutcome.Right, "");
    }

    private static string Reason(JobOutcome run) => run.Failure is { } failure
        ? $"{(failure.Place.Length > 0 ? $"The notebook ended at {failure.Place}. " : "")}{failure.Details.Split('\n')[0]}"
        : "The notebook ended before.";

    // The feedback has a headline and the hint; anything else that was thrown, the compiler's errors among them, comes from the learner's own cell if that failed.
    private static Grade Refused(Submission submission, GradedAnswer answer, NotebookFailure refusal, NotebookFailure? own)
    {
        string[] feedback = refusal.Details.Split('\n', 2, StringSplitOptions.TrimEntries);
        if (refusal.Title == RequiredAnswer.Refusal && feedback.Length == 2)
            return new Grade(submission, answer, feedback[0].EndsWith("not started.", StringComparison.Ordinal) ? GradeOutcome.NotStarted : GradeOutcome.NotYet, feedback[1]);
        var cause = own ?? refusal;
        return new Grade(submission, answer, GradeOutcome.NotYet, $"The cell fails: {cause.Title}: {cause.Details.Split('\n')[0]}");
    }
}
