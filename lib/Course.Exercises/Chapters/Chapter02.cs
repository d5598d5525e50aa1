namespace Course.Exercises.Chapters;

internal static class Chapter02
{
    public static IEnumerable<ExerciseDefinition> Exercises => [];
}
