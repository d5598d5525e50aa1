namespace Course.Exercises.Chapters;

internal static class Chapter05
{
    public static IEnumerable<ExerciseDefinition> Exercises => [];
}
