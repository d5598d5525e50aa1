namespace Course.Exercises.Chapters;

internal static class Chapter07
{
    public static IEnumerable<ExerciseDefinition> Exercises => [];
}
