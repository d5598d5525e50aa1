using Course.Tool.Running;

namespace Course.Tool.Grading;

/// <summary>A notebook with its grades.</summary>
/// <param name="Submission">The notebook.</param>
/// <param name="Run">How its run ended.</param>
/// <param name="Grades">At least one.</param>
internal sealed record GradedNotebook(Submission Submission, JobOutcome Run, IReadOnlyList<Grade> Grades)
{
    /// <summary>The sum of the marks.</summary>
    public int Marks => Grades.Sum(grade => grade.Marks);

    /// <summary>How the run ended, in words.</summary>
    public string RunText => (Run.Status switch
    {
        JobStatus.Succeeded => "ran to its end",
        JobStatus.OverLimit => "over the limit",
        JobStatus.TimedOut => "timed out",
        JobStatus.Crashed => "process ended",
        JobStatus.Unreadable => "cannot be read",
        JobStatus.Interrupted => "stopped",
        _ => "failed",
    }) + (Run.Failure?.Place is { Length: > 0 } place ? $" at {place}" : "");
}
