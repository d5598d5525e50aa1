using System.Text.RegularExpressions;

namespace Course.Exercises.Comparison;

/// <summary>An exercise that asks for the shapes of matrices, answered as text: "W1 16×30, b1 16×1".</summary>
internal sealed partial class ShapesExercise(string id, string title) : ExerciseDefinition(id, title)
{
    /// <summary>Each symbol, its shape, and what to remember when it is wrong.</summary>
    public required IReadOnlyList<(string Symbol, int Rows, int Columns, string Reminder)> Shapes { get; init; }

    /// <summary>N, for answers that give a bias a column for each sample.</summary>
    public required int Samples { get; init; }

    protected override Verdict ReviewGiven(object answer)
    {
        if (answer is not string text)
            return Verdict.NotYet($"This exercise asks for a text such as \"{Shapes[0].Symbol} 2×3, {Shapes[1].Symbol} 2×1\".");

        Dictionary<string, (int Rows, int Columns)> given = [];
        foreach (Match match in Entry().Matches(text))
            given[match.Groups[1].Value] = (int.Parse(match.Groups[2].Value), int.Parse(match.Groups[3].Value));
        if (given.Count == 0)
            return Verdict.NotStarted($"No shape is filled in yet. Write rows×columns behind each symbol, as in \"{Shapes[0].Symbol} 2×3\".");

        string[] missing = [.. Shapes.Where(shape => !given.ContainsKey(shape.Symbol)).Select(shape => $"`{shape.Symbol}`")];
        string[] hints = [.. Shapes.Where(shape => given.ContainsKey(shape.Symbol)).Select(shape => Hint(shape, given[shape.Symbol])).OfType<string>()];
        if (hints.Length > 0)
        {
            string more = hints.Length == 1 ? "" : hints.Length == 2 ? " One more is wrong." : $" {hints.Length - 1} more are wrong.";
            return Verdict.NotYet(hints[0] + more);
        }

        return missing.Length > 0 ? Verdict.NotYet($"What is there is right; still missing: {string.Join(", ", missing)}.") : Right();
    }

    private string? Hint((string Symbol, int Rows, int Columns, string Reminder) wanted, (int Rows, int Columns) given)
    {
        if (given == (wanted.Rows, wanted.Columns))
            return null;
        string symbol = $"`{wanted.Symbol}`";
        if (given == (wanted.Columns, wanted.Rows))
            return $"{symbol} is transposed. {wanted.Reminder}";
        if (wanted.Columns == 1 && given == (wanted.Rows, Samples))
            return $"{symbol} does not depend on the number of samples: one column, which is added to every column of the product.";
        return $"{symbol} has another shape. {wanted.Reminder}";
    }

    [GeneratedRegex(@"(\w+)\s*[:=]?\s*\(?(\d+)\s*[x×*X,]\s*(\d+)\)?")]
    private static partial Regex Entry();
}
