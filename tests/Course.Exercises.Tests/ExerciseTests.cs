using System.Text.Json.Nodes;

namespace Course.Exercises.Tests;

/// <summary>Every exercise: its solution passes, its stub is recognised, and each typical wrong answer gets the hint that belongs to it.</summary>
public sealed class ExerciseTests
{
    public static TheoryData<string> Ids => [.. Exercise.All.Select(exercise => exercise.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_solution_passes(string id)
    {
        Feedback feedback = CompiledCells.Run(ExerciseCells.Of(id).Solution);

        Assert.True(feedback.IsRight);
        Assert.Contains($"Solution of exercise {id}", feedback.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_stub_is_not_an_attempt(string id)
    {
        Feedback feedback = CompiledCells.Run(ExerciseCells.Of(id).Stub);

        Assert.Equal(Outcome.NotStarted, feedback.Outcome);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_typical_wrong_answer_gets_its_hint(string id)
    {
        var wrong = ExerciseCells.Of(id).Answers.Where(answer => answer.Outcome != Outcome.Right).ToList();

        Assert.True(wrong.Count(answer => answer.Outcome == Outcome.NotYet) >= 3);
        AssertNone(wrong.Select(answer => (answer, Feedback: CompiledCells.Run(answer.Code)))
            .Where(given => given.Feedback.Outcome != given.answer.Outcome || !given.Feedback.Message.Contains(given.answer.Note, StringComparison.Ordinal))
            .Select(given => $"{id}, expected {given.answer.Outcome} with \"{given.answer.Note}\", got {given.Feedback.Outcome}: {given.Feedback.Message}\n{given.answer.Code}"));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_right_answer_passes_however_it_is_written(string id)
    {
        var right = ExerciseCells.Of(id).Answers.Where(answer => answer.Outcome == Outcome.Right).ToList();

        Assert.NotEmpty(right);
        AssertNone(right.Select(answer => (answer, Feedback: CompiledCells.Run(answer.Code)))
            .Where(given => !given.Feedback.IsRight)
            .Select(given => $"{id}, {given.answer.Note}: {given.Feedback.Message}\n{given.answer.Code}"));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_cells_fit_on_a_screen_and_carry_the_exercises_title(string id)
    {
        ExerciseCells cells = ExerciseCells.Of(id);

        Assert.Equal($"{id} {Exercise.All.Single(exercise => exercise.Id == id).Title}", cells.Title);
        Assert.All([cells.Stub, cells.Solution], cell => Assert.InRange(cell.Split('\n').Length, 1, 15));
    }

    [Fact]
    public void Every_chapter_has_exercises_numbered_from_one()
    {
        foreach (var chapter in Exercise.All.GroupBy(exercise => exercise.Chapter))
            Assert.Equal(Enumerable.Range(1, chapter.Count()).Select(number => $"{chapter.Key}.{number}"), chapter.Select(exercise => exercise.Id));
    }

    /// <summary>The exercises of the chapters that there are: those of a chapter still to come wait for it.</summary>
    public static TheoryData<string> IdsInChapters => [.. Exercise.All.Select(exercise => exercise.Id).Where(id => Chapters(id).Length == 1)];

    [Theory, MemberData(nameof(IdsInChapters))]
    public void The_chapter_shows_the_task_the_stub_and_the_solution(string id)
    {
        string[] chapters = Chapters(id);
        ExerciseCells cells = ExerciseCells.Of(id);
        JsonNode[] inChapter = [.. JsonNode.Parse(File.ReadAllText(chapters[0]))!["cells"]!.AsArray().Select(cell => cell!)];

        int stub = Array.FindIndex(inChapter, cell => Source(cell) == cells.Stub);
        Assert.True(stub > 0 && Tags(inChapter[stub]).Contains("exercise"), $"No cell of {chapters[0]} tagged `exercise` is the stub of {id}.");
        Assert.Equal($"### Exercise {cells.Title}\n\n{cells.Task}", Source(inChapter[stub - 1]));
        Assert.Equal(cells.Solution, Source(inChapter[stub + 1]));
        Assert.Contains("solution", Tags(inChapter[stub + 1]));

        static string Source(JsonNode cell) => string.Concat(cell["source"]!.AsArray().Select(line => (string)line!));
        static IEnumerable<string> Tags(JsonNode cell) => cell["metadata"]!["tags"]?.AsArray().Select(tag => (string)tag!) ?? [];
    }

    private static void AssertNone(IEnumerable<string> complaints)
    {
        string[] all = [.. complaints];
        Assert.True(all.Length == 0, string.Join("\n\n", all));
    }

    private static string[] Chapters(string id) => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "notebooks"), $"{id.Split('.')[0].PadLeft(2, '0')}-*.ipynb");
}
