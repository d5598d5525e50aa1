namespace Course.Exercises.Chapters;

internal static class Chapter08
{
    public static IEnumerable<ExerciseDefinition> Exercises => [];
}
