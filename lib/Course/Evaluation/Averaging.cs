namespace Course;

/// <summary>How the scores of several classes become one number.</summary>
public enum Averaging
{
    /// <summary>The mean over the classes that occur, each counting the same.</summary>
    Macro,

    /// <summary>The mean over the classes, each counting as often as it occurs among the actual labels.</summary>
    Weighted,

    /// <summary>From the counts of all classes together; with one label a sample, the accuracy.</summary>
    Micro,
}
