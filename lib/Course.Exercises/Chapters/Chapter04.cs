namespace Course.Exercises.Chapters;

internal static class Chapter04
{
    public static IEnumerable<ExerciseDefinition> Exercises => [];
}
