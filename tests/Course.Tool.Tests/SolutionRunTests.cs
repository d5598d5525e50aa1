namespace Course.Tool.Tests;

/// <summary><c>course run --solutions</c>: every exercise answered by its solution.</summary>
public sealed class SolutionRunTests : IDisposable
{
    private readonly TestCourse course = new();

    public void Dispose() => course.Dispose();

    [Fact]
    public async Task Solutions_in_the_place_of_the_stubs_pass_and_the_chapter_stays_as_it_is()
    {
        string chapter = Path.Combine(course.Path, "notebooks", "06-training.ipynb"), before = File.ReadAllText(chapter);

        var run = await CourseProgram.RunAsync(course.Path, "run", "--solutions");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 of 2 exercises are solved by their solutions", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(chapter));
        string executed = File.ReadAllText(Path.Combine(course.Path, "artifacts", "solutions", "06-training.ipynb"));
        Assert.Contains("Exercise 6.1, One step of gradient descent: right.", executed, StringComparison.Ordinal);
        Assert.DoesNotContain("NotImplementedException", executed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_that_does_not_pass_fails_the_run_with_its_hint()
    {
        course.Chapter(
            TestCourse.Task("6.1", "One step of gradient descent"),
            TestCourse.Code(TestCourse.DescendStub, "exercise-6-1", "exercise"),
            TestCourse.Code("Matrix Descend(Matrix W, Matrix dW, double η) => W + η * dW;\nExercise.Solution(\"6.1\", Descend)", "solution-6-1", "solution"));

        var run = await CourseProgram.RunAsync(course.Path, "run", "--solutions");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("You go uphill", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 1 exercises", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exercise_without_a_solution_is_named_and_in_place_is_refused()
    {
        course.Chapter(TestCourse.Task("6.1", "One step of gradient descent"), TestCourse.Code(TestCourse.DescendStub, "exercise-6-1", "exercise"));

        var missing = await CourseProgram.RunAsync(course.Path, "run", "--solutions");
        var inPlace = await CourseProgram.RunAsync(course.Path, "run", "--solutions", "--in-place");

        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("Exercise 6.1 has no cell tagged \"solution\"", missing.Output, StringComparison.Ordinal);
        Assert.Equal(2, inPlace.ExitCode);
        Assert.Contains("would put the solutions into the chapters", inPlace.Errors, StringComparison.Ordinal);
    }
}
