using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using Course.Tool.Exercises;

namespace Course.Tool.Grading;

/// <summary>
/// A learner's notebook, made ready to be graded: without the chapter's solutions, going on after a cell that fails, and with a check of
/// the grader's own behind each answer. What the notebook says about itself counts for nothing.
/// </summary>
/// <param name="Document">The notebook to run.</param>
/// <param name="Answers">The exercises of its chapters, with the cells of their answers.</param>
internal sealed record GradingCopy(NotebookDocument Document, IReadOnlyList<GradedAnswer> Answers)
{
    /// <summary>Makes the copy.</summary>
    /// <param name="notebook">What the learner handed in; it is changed.</param>
    /// <param name="fileName">Its name, which tells the chapter when its exercises do not.</param>
    /// <param name="chapters">The course.</param>
    public static GradingCopy Of(NotebookDocument notebook, string fileName, IReadOnlyList<CourseChapter> chapters)
    {
        RemoveSolutions(notebook, chapters);
        var cells = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => (Cell: cell, Calls: CheckCalls(cell))).ToList();
        List<(CourseChapter Chapter, ChapterExercise Exercise, NotebookCell? Answer, NotebookCell? Check)> found = [];
        foreach (var chapter in chapters)
        {
            var answers = chapter.Exercises.Select(exercise => (exercise, answer: AnswerTo(exercise, cells))).ToList();
            if (answers.All(pair => pair.answer is null) && !IsNamedAfter(chapter, fileName)) continue;
            foreach (var (exercise, answer) in answers)
                found.Add((chapter, exercise, answer?.Cell, answer is { } given ? AddCheck(notebook, exercise, given.Cell, given.Code) : null));
        }

        foreach (var (cell, _) in cells) LetFail(cell);
        // The numbers that the run gives its cells.
        var running = notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !cell.HasTag("skip-execution") && !string.IsNullOrWhiteSpace(cell.Source)).ToList();
        return new GradingCopy(notebook, [.. found.Select(item => new GradedAnswer(
            item.Chapter.Name, item.Exercise.Id, item.Exercise.Title, item.Answer?.Source, NumberOf(item.Answer), NumberOf(item.Check)))]);

        int? NumberOf(NotebookCell? cell) => cell is null || running.IndexOf(cell) is var index && index < 0 ? null : running.IndexOf(cell) + 1;
    }

    private static void RemoveSolutions(NotebookDocument notebook, IReadOnlyList<CourseChapter> chapters)
    {
        var ids = chapters.SelectMany(chapter => chapter.Exercises).Select(exercise => exercise.Solution?.Id).ToHashSet();
        foreach (var cell in notebook.Cells.Where(cell => (cell.HasTag(ChapterExercise.SolutionTag) || ids.Contains(cell.Id)) && CheckCalls(cell).Count == 0).ToList())
            notebook.Cells.Remove(cell);
    }

    private static List<ExerciseCall> CheckCalls(NotebookCell cell) =>
        cell.Kind == CellKind.Code ? [.. ExerciseCall.In(cell.Source).Where(call => call.Method == ExerciseCall.Check)] : [];

    // The last cell that checks the exercise counts; where the call was deleted, the cell that held it.
    private static (NotebookCell Cell, string Code)? AnswerTo(ChapterExercise exercise, List<(NotebookCell Cell, List<ExerciseCall> Calls)> cells)
    {
        foreach (var (cell, calls) in Enumerable.Reverse(cells))
        {
            if (calls.LastOrDefault(call => call.Id == exercise.Id) is { } call) return (cell, call.Answer);
        }

        return cells.FirstOrDefault(entry => entry.Cell.Id == exercise.Stub.Id).Cell is { } stub ? (stub, exercise.Answer) : null;
    }

    private static bool IsNamedAfter(CourseChapter chapter, string fileName) => fileName.Contains(chapter.Name, StringComparison.OrdinalIgnoreCase);

    private static NotebookCell AddCheck(NotebookDocument notebook, ChapterExercise exercise, NotebookCell answer, string code)
    {
        var check = new NotebookCell(CellKind.Code, RequiredAnswer.Cell(exercise.Id, code), $"grade-{exercise.Id.Replace('.', '-')}");
        LetFail(check);
        notebook.Cells.Insert(notebook.Cells.IndexOf(answer) + 1, check);
        return check;
    }

    private static void LetFail(NotebookCell cell) => cell.Metadata["tags"] = new JsonArray([.. cell.Tags.Append("raises-exception").Distinct().Select(tag => (JsonNode)tag)]);
}
