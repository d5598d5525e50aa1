namespace Course.Exercises;

/// <summary>How an answer stands.</summary>
public enum Outcome
{
    /// <summary>The answer is still the stub of the chapter, or nothing at all.</summary>
    NotStarted,

    /// <summary>There is an answer, and something in it is wrong.</summary>
    NotYet,

    /// <summary>The answer is right on every input it was tried on.</summary>
    Right,
}
