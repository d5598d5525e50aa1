namespace Course.Exercises.Chapters;

internal static class Chapter06
{
    public static IEnumerable<ExerciseDefinition> Exercises => [];
}
