using System.Text.RegularExpressions;

namespace Course.Exercises.Tests;

/// <summary>
/// The cells of one exercise as they stand in its chapter, read from Cells/ID.md: the task, the stub, the solution; further stubs,
/// right answers and wrong answers, each with a fragment of the hint that it must get.
/// </summary>
public sealed partial class ExerciseCells
{
    private ExerciseCells(string id, string text)
    {
        Id = id;
        (string Heading, string Body)[] sections = [.. Section().Matches(text).Select(match => (match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim()))];
        Title = sections[0].Heading;
        Task = sections[0].Body;
        Stub = Code(sections.Single(section => section.Heading == "Stub").Body);
        Solution = Code(sections.Single(section => section.Heading == "Solution").Body);
        string call = Stub.Split('\n')[^1];
        Answers = [.. sections.Where(section => section.Heading.Contains(": ", StringComparison.Ordinal) && section != sections[0]).Select(section =>
        {
            string[] heading = section.Heading.Split(": ", 2);
            return (heading[0] switch { "Wrong" => Outcome.NotYet, "Stub" => Outcome.NotStarted, "Right" => Outcome.Right, _ => throw new FormatException(section.Heading) },
                heading[1], Code(section.Body) + "\n\n" + call);
        })];
    }

    public string Id { get; }

    public string Title { get; }

    public string Task { get; }

    public string Stub { get; }

    public string Solution { get; }

    /// <summary>More answers: what must come of it, a fragment of what is said (of a right one, how it is written), and the code with its call.</summary>
    public IReadOnlyList<(Outcome Outcome, string Note, string Code)> Answers { get; }

    public IEnumerable<string> AllCells => [Stub, Solution, .. Answers.Select(answer => answer.Code)];

    public static ExerciseCells Of(string id)
        => new(id, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cells", id + ".md")).ReplaceLineEndings("\n"));

    private static string Code(string body) => CodeBlock().Match(body).Groups[1].Value.Trim('\n');

    [GeneratedRegex(@"^##? (.+)\n((?:(?!##? ).*(?:\n|\z))*)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
