namespace Course.Tool.Grading;

/// <summary>How an answer was graded.</summary>
internal enum GradeOutcome
{
    /// <summary>The check passed.</summary>
    Right,

    /// <summary>There is an answer, and something in it is wrong.</summary>
    NotYet,

    /// <summary>The answer is still the stub.</summary>
    NotStarted,

    /// <summary>The notebook has no cell for the exercise.</summary>
    NoAnswer,

    /// <summary>The notebook ended, or was ended, before the check.</summary>
    NotReached,
}
