using System.Text.RegularExpressions;
using Course.Notebooks.Documents;

namespace Course.Tool.Exercises;

/// <summary>An exercise as it stands in a chapter: its heading, the cell tagged <c>exercise</c> and the cell tagged <c>solution</c>.</summary>
/// <param name="Id">Its number, such as 3.2.</param>
/// <param name="Title">What its heading calls it.</param>
/// <param name="Stub">The cell that the learner fills in.</param>
/// <param name="Answer">What the stub's call checks.</param>
/// <param name="Solution">The collapsed cell with the solution; null when there is none.</param>
internal sealed partial record ChapterExercise(string Id, string Title, NotebookCell Stub, string Answer, NotebookCell? Solution)
{
    /// <summary>The tag of a cell that the learner fills in.</summary>
    public const string StubTag = "exercise";

    /// <summary>The tag of a cell with a solution.</summary>
    public const string SolutionTag = "solution";

    /// <summary>The exercises of a chapter, in order.</summary>
    public static IReadOnlyList<ChapterExercise> In(NotebookDocument chapter)
    {
        var titles = chapter.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => Heading().Matches(cell.Source)).GroupBy(match => match.Groups["id"].Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Groups["title"].Value.Trim(), StringComparer.Ordinal);
        var solutions = (from cell in chapter.Cells
                         where cell.Kind == CellKind.Code && cell.HasTag(SolutionTag)
                         from call in ExerciseCall.In(cell.Source)
                         where call.Method == ExerciseCall.Solution
                         select (call.Id, cell)).ToLookup(pair => pair.Id, pair => pair.cell, StringComparer.Ordinal);
        return
        [
            .. from cell in chapter.Cells
               where cell.Kind == CellKind.Code && cell.HasTag(StubTag)
               from call in ExerciseCall.In(cell.Source)
               where call.Method == ExerciseCall.Check
               select new ChapterExercise(call.Id, titles.GetValueOrDefault(call.Id, ""), cell, call.Answer, solutions[call.Id].FirstOrDefault()),
        ];
    }

    [GeneratedRegex(@"^#+ Exercise (?<id>\d+\.\d+)[.:]? (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
