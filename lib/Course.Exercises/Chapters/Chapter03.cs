namespace Course.Exercises.Chapters;

internal static class Chapter03
{
    public static IEnumerable<ExerciseDefinition> Exercises => [];
}
