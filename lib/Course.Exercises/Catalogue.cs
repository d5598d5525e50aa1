using Course.Exercises.Chapters;

namespace Course.Exercises;

/// <summary>The exercises of all chapters, in order.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<ExerciseDefinition> Definitions { get; } =
    [
        .. Chapter01.Exercises,
        .. Chapter02.Exercises,
        .. Chapter03.Exercises,
        .. Chapter04.Exercises,
        .. Chapter05.Exercises,
        .. Chapter06.Exercises,
        .. Chapter07.Exercises,
        .. Chapter08.Exercises,
        .. Chapter09.Exercises,
        .. Chapter10.Exercises,
    ];
}
