using Course.Exercises.Answers;
using Course.Exercises.Comparison;

namespace Course.Exercises.Tests;

/// <summary>The hidden inputs tell the mistakes of an exercise apart, so that nobody gets the hint that belongs to another mistake.</summary>
public sealed class MistakeTests
{
    public static TheoryData<string> Ids => [.. Catalogue.Definitions.OfType<ComparedExercise>().Select(exercise => exercise.Info.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void No_mistake_is_taken_for_another_or_for_the_right_answer(string id)
    {
        var exercise = (ComparedExercise)Catalogue.Definitions.Single(definition => definition.Info.Id == id);
        (string Hint, Call[] Results)[] answers = [.. exercise.Mistakes.Where(mistake => mistake.Wrong is not null)
            .Select(mistake => (mistake.Hint, exercise.ResultsOf(mistake.Wrong!)))];
        Call[] right = exercise.ResultsOf(exercise.Reference);

        Assert.DoesNotContain(answers, answer => AreAlike(answer.Results, right));
        string[] alike = [.. from first in answers
                            from second in answers
                            where string.CompareOrdinal(first.Hint, second.Hint) < 0 && AreAlike(first.Results, second.Results)
                            select $"{id}: \"{first.Hint}\" and \"{second.Hint}\" look the same on the hidden inputs."];
        Assert.True(alike.Length == 0, string.Join('\n', alike.Distinct()));

        bool AreAlike(Call[] one, Call[] other) => one.Zip(other).All(pair => pair.First.IsClose(pair.Second, exercise.Tolerance));
    }
}
