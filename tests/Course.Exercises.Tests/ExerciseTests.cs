namespace Course.Exercises.Tests;

/// <summary>Every exercise: its solution passes, its stub is recognised, and each typical wrong answer gets the hint that belongs to it.</summary>
public sealed class ExerciseTests
{
    public static TheoryData<string> Ids => [.. Exercise.All.Select(exercise => exercise.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task The_solution_passes(string id)
    {
        Feedback feedback = await ChapterScript.Run(ExerciseCells.Of(id).Solution);

        Assert.True(feedback.IsRight);
        Assert.Contains($"Solution of exercise {id}", feedback.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_stub_is_not_an_attempt(string id)
    {
        Feedback feedback = await ChapterScript.Run(ExerciseCells.Of(id).Stub);

        Assert.Equal(Outcome.NotStarted, feedback.Outcome);
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Every_typical_wrong_answer_gets_its_hint(string id)
    {
        ExerciseCells cells = ExerciseCells.Of(id);

        Assert.True(cells.Answers.Count >= 3);
        foreach ((Outcome outcome, string fragment, string code) in cells.Answers)
        {
            Feedback feedback = await ChapterScript.Run(code);
            Assert.True(feedback.Outcome == outcome && feedback.Message.Contains(fragment, StringComparison.Ordinal),
                $"{id}, expected {outcome} with \"{fragment}\", got {feedback.Outcome}: {feedback.Message}\n{code}");
        }
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
}
