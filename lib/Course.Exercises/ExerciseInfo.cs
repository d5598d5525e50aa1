using System.Globalization;

namespace Course.Exercises;

/// <summary>What an exercise is called.</summary>
/// <param name="Id">Chapter and number in it, such as "3.2".</param>
/// <param name="Title">What it asks for, in a few words.</param>
public sealed record ExerciseInfo(string Id, string Title)
{
    /// <summary>The chapter it belongs to, such as 3.</summary>
    public int Chapter => int.Parse(Id[..Id.IndexOf('.', StringComparison.Ordinal)], CultureInfo.InvariantCulture);

    /// <summary>Its number within the chapter, such as 2.</summary>
    public int Number => int.Parse(Id[(Id.IndexOf('.', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
}
