using MathNet.Numerics.LinearAlgebra;

namespace Course.Exercises.Tests;

/// <summary>What every check does, whatever the exercise: answers of the wrong kind, code that misbehaves, numbers that do not exist.</summary>
public sealed class CheckTests
{
    [Theory]
    [InlineData("3.7", "Did you mean \"3.3\"")]
    [InlineData("3,2", "Did you mean \"3.2\"")]
    [InlineData("exercise 5.1", "Did you mean \"5.1\"")]
    [InlineData("99.1", "Did you mean \"10.1\"")]
    [InlineData("softmax", "The exercises are 1.1, 1.2")]
    public void An_unknown_number_names_the_nearest(string id, string said)
        => Assert.Contains(said, Assert.Throws<ArgumentException>(() => Exercise.Check(id, 1.0)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_in_the_place_of_a_function_is_told_how_to_pass_one()
    {
        Feedback feedback = Exercise.Check("3.2", Matrix<double>.Build.Dense(3, 5));

        Assert.Equal(Outcome.NotYet, feedback.Outcome);
        Assert.Contains("asks for a function, but got a 3×5 matrix", feedback.Message, StringComparison.Ordinal);
        Assert.Contains("takes `(Matrix<double> Z)` and returns `Matrix<double>`", feedback.Message, StringComparison.Ordinal);
        Assert.Contains("`Exercise.Check(\"3.2\", MyFunction)`", feedback.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_or_a_function_in_the_place_of_a_number_is_told_so()
    {
        Assert.Contains("asks for a number, but got a `String`: for example `Exercise.Check(\"4.1\", 0.25)`", Exercise.Check("4.1", "0.69").Message, StringComparison.Ordinal);
        Assert.Contains("asks for a value, not for a function", Exercise.Check("4.1", (double x) => x).Message, StringComparison.Ordinal);
        Assert.Contains("asks for a text such as", Exercise.Check("3.3", 16).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_returns_another_kind_of_thing_is_told_what_to_return()
    {
        Feedback text = Exercise.Check("3.2", (Matrix<double> Z) => Z.ToString());
        Feedback nothing = Exercise.Check("3.2", Matrix<double>? (Matrix<double> _) => null);

        Assert.Contains("what came is not numbers. Your function should return `Matrix<double>`", text.Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.NotStarted, nothing.Outcome);
        Assert.Contains("returns null", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_function_throws_is_explained()
    {
        Feedback feedback = Exercise.Check("3.2", Matrix<double> (Matrix<double> Z) => throw new InvalidOperationException("Sequence contains no elements"));

        Assert.Equal(Outcome.NotYet, feedback.Outcome);
        Assert.Contains("threw InvalidOperationException (\"Sequence contains no elements\")", feedback.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_answer_is_not_started() => Assert.Equal(Outcome.NotStarted, Exercise.Check("4.1", (object?)null).Outcome);

    [Fact]
    public void A_function_that_never_comes_back_is_stopped_and_told_so()
    {
        TimeSpan before = ExerciseDefinition.Patience;
        ExerciseDefinition.Patience = TimeSpan.FromSeconds(1);
        try
        {
            Feedback computing = Exercise.Check("2.3", (int[] sizes) =>
            {
                int count = 0;
                while (count >= 0)
                    count = (count + sizes.Length) % 1000;
                return count;
            });
            Feedback waiting = Exercise.Check("2.3", (int[] _) =>
            {
                Thread.Sleep(Timeout.Infinite);
                return 0;
            });

            Assert.All([computing, waiting], feedback => Assert.Equal(Outcome.NotYet, feedback.Outcome));
            Assert.All([computing, waiting], feedback => Assert.Contains("a loop that never ends", feedback.Message, StringComparison.Ordinal));
        }
        finally
        {
            ExerciseDefinition.Patience = before;
        }
    }

    [Fact]
    public void An_interrupt_of_the_caller_stops_the_answer_too()
    {
        using ManualResetEventSlim begun = new(), ended = new();
        Thread cell = new(() => CheckUntilInterrupted(begun, ended)) { IsBackground = true };
        cell.Start();
        begun.Wait(TestContext.Current.CancellationToken);

        cell.Interrupt();

        Assert.True(cell.Join(TimeSpan.FromSeconds(30)));
        Assert.True(ended.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Require_is_silent_about_a_right_answer_and_throws_the_feedback_of_another()
    {
        Assert.True(Exercise.Require("4.1", 0.693).IsRight);

        var refused = Assert.Throws<CheckFailedException>(() => Exercise.Require("4.1", 0.301));
        Assert.Contains("Exercise 4.1, The loss of a network that knows nothing: not yet.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("base 10", refused.Message, StringComparison.Ordinal);
    }

    private static void CheckUntilInterrupted(ManualResetEventSlim begun, ManualResetEventSlim ended)
    {
        try
        {
            Exercise.Check("2.3", (int[] _) =>
            {
                try
                {
                    begun.Set();
                    Thread.Sleep(Timeout.Infinite);
                }
                finally
                {
                    ended.Set();
                }

                return 0;
            });
        }
        catch (ThreadInterruptedException)
        {
            // The stop button of a notebook arrives like this.
        }
    }
}
