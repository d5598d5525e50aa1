namespace Course.Exercises;

/// <summary>How far the learner is with one exercise.</summary>
/// <param name="Id">The exercise, such as "3.2".</param>
/// <param name="Title">What it asks for.</param>
/// <param name="Attempts">How often an answer was checked; running the stub does not count.</param>
/// <param name="FirstAttempt">When an answer was first checked, UTC.</param>
/// <param name="LastAttempt">When an answer was last checked, UTC.</param>
/// <param name="Solved">When an answer was first right, UTC; null until then.</param>
public sealed record ExerciseProgress(string Id, string Title, int Attempts, DateTimeOffset? FirstAttempt, DateTimeOffset? LastAttempt, DateTimeOffset? Solved)
{
    /// <summary>True once an answer was right.</summary>
    public bool IsSolved => Solved is not null;
}
