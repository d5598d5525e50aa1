using Course.Exercises.Answers;
using Course.Exercises.Diagnosis;

namespace Course.Exercises.Comparison;

/// <summary>
/// An exercise with a reference: the answer must give the same results on every hidden input. When it does not, the typical
/// mistakes of the exercise are compared first, then the diagnosers that serve all exercises look for a pattern.
/// </summary>
internal sealed class ComparedExercise(string id, string title, Delegate reference) : ExerciseDefinition(id, title)
{
    // A function may change its input for a moment and put it back; the last bit may then differ.
    private const double RestoredWithin = 1e-9;

    private readonly Signature wanted = Signature.Of(reference);

    /// <summary>The inputs; without any, the exercise asks for a value and the reference has no parameters.</summary>
    public IReadOnlyList<Case> Cases { get; init; } = [new Case("the answer", _ => [])];

    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>What the parts of the result are called in hints, such as "gradient"; several for a tuple.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The numbers of an input by which a result can be too large or too small.</summary>
    public Func<object[], IReadOnlyList<Size>> Sizes { get; init; } = _ => [];

    /// <summary>Said when the learner's matrices do not fit together.</summary>
    public string? ShapeAdvice { get; init; }

    /// <summary>Where to look when nothing more specific is known.</summary>
    public required string Pointer { get; init; }

    public double Tolerance { get; init; } = 1e-9;

    /// <summary>A right answer.</summary>
    internal Delegate Reference => reference;

    /// <summary>What a function gives on the hidden inputs.</summary>
    internal Call[] ResultsOf(Delegate function) => [.. Cases.Select((_, index) => Call.Of(function, ArgumentsOf(index)))];

    private bool IsValue => Cases is [var only] && only.Arguments(new SeededRandom(0)).Length == 0;

    protected override Verdict ReviewGiven(object answer)
    {
        if (answer is not Delegate function)
            return IsValue ? ReviewValue(answer) : Verdict.NotYet(AsksForFunction(answer));

        Signature given = Signature.Of(function);
        if (!given.Accepts(wanted))
        {
            return Verdict.NotYet(IsValue
                ? $"This exercise asks for a value, not for a function: pass the number itself, for example `Exercise.Check(\"{Info.Id}\", 0.25)`."
                : $"Your function takes `{given.Parameters}`; this exercise wants one that takes `{wanted.Parameters}`.");
        }

        return given.ReturnsNothing
            ? Verdict.NotYet($"Your function returns nothing; it should return `{wanted.Result}`.")
            : Judge(arguments => Call.Of(function, arguments));
    }

    private Verdict ReviewValue(object answer)
        => Call.OfValue(answer) is { Parts: var parts } call && parts.All(part => part is not null)
            ? Judge(_ => call)
            : Verdict.NotYet($"This exercise asks for {Expected(0).Parts[0]!.Shape}, but got a `{answer.GetType().Name}`: for example `Exercise.Check(\"{Info.Id}\", 0.25)`.");

    private string AsksForFunction(object answer)
        => $"This exercise asks for a function, but got {Numbers.Read(answer)?.Shape ?? $"a `{answer.GetType().Name}`"}. "
            + $"Write one that takes `{wanted.Parameters}` and returns `{wanted.Result}`, and pass it by its name, without parentheses: `Exercise.Check(\"{Info.Id}\", MyFunction)`.";

    private Verdict Judge(Func<object[], Call> answer)
    {
        Trial[] trials = [.. Cases.Select((_, index) => Try(index, answer))];
        if (trials.FirstOrDefault(trial => trial.Actual.Thrown is not null) is { } failed)
            return ThrownExceptions.Explain(failed, trials, ShapeAdvice);
        if (StubDetector.Hint(trials, wanted) is { } stub)
            return Verdict.NotStarted(stub);
        if (Unreadable(trials) is { } unreadable)
            return Verdict.NotYet(unreadable);
        if (!trials.All(trial => trial.Actual.IsClose(trial.Expected, Tolerance)))
            return Verdict.NotYet(KnownMistake(trials) ?? Overwritten(trials, "") ?? Diagnose(trials));
        return Overwritten(trials, "The values are right, but ") is { } overwritten ? Verdict.NotYet(overwritten) : Right();
    }

    private Trial Try(int index, Func<object[], Call> answer)
    {
        object[] arguments = ArgumentsOf(index), untouched = ArgumentsOf(index);
        Call actual = answer(arguments);
        bool overwrote = arguments.Zip(untouched).Any(pair =>
            Numbers.Read(pair.First) is { } after && Numbers.Read(pair.Second) is { } before && !after.IsClose(before, RestoredWithin));
        return new(Cases[index], untouched, arguments, Sizes(untouched), Expected(index), actual, overwrote);
    }

    private Call Expected(int index) => Call.Of(Reference, ArgumentsOf(index));

    private object[] ArgumentsOf(int index) => Cases[index].Arguments(new SeededRandom(1000 + index));

    private string? Unreadable(Trial[] trials)
    {
        IReadOnlyList<Numbers?> parts = trials[0].Actual.Parts;
        if (parts.Count != Parts.Count)
            return $"The answer should have {Count(Parts.Count)} ({string.Join(", ", Parts)}); yours has {Count(parts.Count)}. Your function should return `{wanted.Result}`.";
        foreach (Trial trial in trials)
        {
            int unreadable = trial.Actual.Parts.Index().FirstOrDefault(part => part.Item is null, (-1, null)).Index;
            if (unreadable >= 0)
                return $"The {Parts[unreadable]} should be {trial.Expected.Parts[unreadable]!.Shape} for {trial.Case.Description}; what came is not numbers. Your function should return `{wanted.Result}`.";
        }

        return null;

        static string Count(int count) => count == 1 ? "one part" : $"{count} parts";
    }

    // First on all inputs; then on the ordinary ones alone, because two versions of one mistake may fail differently at the extremes.
    private string? KnownMistake(Trial[] trials)
        => Mistakes.FirstOrDefault(mistake => Makes(mistake, trials))?.Hint
            ?? Mistakes.FirstOrDefault(mistake => Makes(mistake, [.. trials.Where(trial => !trial.Case.IsEdge)]))?.Hint;

    /// <summary>Whether the results, or the way to them, are those of a mistake. It must differ from the right answer somewhere.</summary>
    private bool Makes(Mistake mistake, Trial[] trials)
    {
        if (mistake.ShowsIn is { } shows)
            return trials.All(shows);
        bool distinguishes = false;
        foreach (Trial trial in trials)
        {
            Call wrong = Call.Of(mistake.Wrong!, ArgumentsOf(Cases.Index().First(item => item.Item == trial.Case).Index));
            if (!wrong.IsClose(trial.Actual, Tolerance))
                return false;
            distinguishes |= !wrong.IsClose(trial.Expected, Tolerance);
        }

        return distinguishes;
    }

    private string? Overwritten(Trial[] trials, string introduction)
    {
        if (!trials.Any(trial => trial.Overwrote))
            return null;
        string hint = $"{introduction}your function overwrites what it was given (`{wanted.Parameters}`): whoever called it loses the data. Build a new result instead.";
        return char.ToUpperInvariant(hint[0]) + hint[1..];
    }

    private string Diagnose(Trial[] trials)
    {
        for (int part = 0; part < Parts.Count; part++)
        {
            Evidence evidence = new(Parts[part], [.. trials.Select(trial =>
                new Observation(trial.Case, trial.Sizes, trial.Expected.Parts[part]!, trial.Actual.Parts[part]!, Tolerance))]);
            if (evidence.Observations.All(seen => seen.IsRight))
                continue;
            string others = part > 0 ? $"The {string.Join(", ", Parts.Take(part))} is right. " : "";
            return others + (Diagnosers.Hint(evidence) ?? $"{Whereabouts.Of(evidence)} {Pointer}");
        }

        return Pointer;
    }
}
