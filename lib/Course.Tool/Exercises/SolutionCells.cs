using Course.Notebooks.Documents;

namespace Course.Tool.Exercises;

/// <summary>Answers the exercises of a chapter with the chapter's own solutions.</summary>
internal static class SolutionCells
{
    /// <summary>
    /// Puts every solution into the place of its stub, where a learner's answer stands, and requires that the check passes it there;
    /// the collapsed cells go.
    /// </summary>
    /// <exception cref="MissingSolutionException">An exercise has no solution.</exception>
    public static void PutInto(NotebookDocument chapter)
    {
        foreach (var exercise in ChapterExercise.In(chapter))
        {
            if (exercise.Solution is not { } solution)
                throw new MissingSolutionException($"Exercise {exercise.Id} has no cell tagged \"{ChapterExercise.SolutionTag}\" that calls Exercise.Solution(\"{exercise.Id}\", ...).");
            exercise.Stub.Source = Demanding(solution.Source, exercise.Id);
        }

        foreach (var cell in chapter.Cells.Where(cell => cell.HasTag(ChapterExercise.SolutionTag)).ToList()) chapter.Cells.Remove(cell);
    }

    private static string Demanding(string solution, string id)
    {
        var call = ExerciseCall.In(solution).First(call => call.Method == ExerciseCall.Solution && call.Id == id);
        return string.Concat(solution.AsSpan(0, call.Place.Start), RequiredAnswer.Method, solution.AsSpan(call.Place.End));
    }
}
