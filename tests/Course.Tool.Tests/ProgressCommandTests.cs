using System.Text.Json.Nodes;

namespace Course.Tool.Tests;

/// <summary><c>course progress</c>: the table, the JSON, a fresh start, and files that cannot be used.</summary>
public sealed class ProgressCommandTests : IDisposable
{
    private const string Recorded = """
        {
          "format": 1,
          "note": "mine",
          "exercises": {
            "6.3": { "title": "Early stopping", "attempts": 4, "firstAttempt": "2026-01-31T09:12:44Z", "lastAttempt": "2026-01-31T09:31:02Z", "solved": "2026-01-31T09:31:02Z", "attemptsUntilSolved": 4 },
            "10.1": { "title": "Of a chapter to come", "attempts": 2 }
          }
        }
        """;

    private readonly TestCourse course = new();

    private string File => Path.Combine(course.Path, ".course-progress.json");

    public void Dispose() => course.Dispose();

    [Fact]
    public async Task The_table_has_what_was_tried_and_what_was_not()
    {
        System.IO.File.WriteAllText(File, Recorded);

        var shown = await CourseProgram.RunAsync(course.Path, "progress");

        Assert.Equal(0, shown.ExitCode);
        Assert.Matches("6.1 One step of gradient descent +│ +│ +│", shown.Output);
        Assert.Matches("6.3 Early stopping +│ +4 │ ✓ 2026-01-3", shown.Output);
        Assert.Matches("10.1 Of a chapter to come +│ +2 │ not yet", shown.Output);
        Assert.True(shown.Output.IndexOf("6.3", StringComparison.Ordinal) < shown.Output.IndexOf("10.1", StringComparison.Ordinal));
        Assert.Contains("1 of 3 solved", shown.Output, StringComparison.Ordinal);
        Assert.Equal(Recorded, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public async Task Json_holds_the_same_and_without_a_file_there_is_nothing_yet()
    {
        var none = await CourseProgram.RunAsync(course.Path, "progress", "--json");
        System.IO.File.WriteAllText(File, Recorded);
        var some = await CourseProgram.RunAsync(course.Path, "progress", "--json");

        Assert.Equal(0, (int)JsonNode.Parse(none.Output)!["solved"]!);
        Assert.Equal(2, JsonNode.Parse(none.Output)!["exercises"]!.AsArray().Count);
        var entry = JsonNode.Parse(some.Output)!["exercises"]!.AsArray().Single(exercise => (string)exercise!["id"]! == "6.3")!;
        Assert.Equal(4, (int)entry["attempts"]!);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 9, 31, 2, TimeSpan.Zero), (DateTimeOffset)entry["solved"]!);
        Assert.False(System.IO.File.Exists(Path.Combine(course.Path, ".course-progress.json.lock")));
    }

    [Theory]
    [InlineData("{ \"format\": 1, \"exercises\": { \"6.3\": ", "is damaged")]
    [InlineData("[]", "is damaged")]
    [InlineData("{ \"format\": 2 }", "newer version of the course")]
    public async Task A_file_that_cannot_be_used_is_named_and_left_alone(string content, string said)
    {
        System.IO.File.WriteAllText(File, content);

        var shown = await CourseProgram.RunAsync(course.Path, "progress");

        Assert.Equal(1, shown.ExitCode);
        Assert.Contains(said, shown.Errors, StringComparison.Ordinal);
        Assert.Contains(".course-progress.json", shown.Errors, StringComparison.Ordinal);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public async Task A_fresh_start_asks_first_and_keeps_the_old_file()
    {
        System.IO.File.WriteAllText(File, Recorded);

        var unasked = await CourseProgram.RunAsync(course.Path, "progress", "--reset");
        Assert.Equal(2, unasked.ExitCode);
        Assert.Contains("course progress --reset --yes", unasked.Errors, StringComparison.Ordinal);
        Assert.Equal(Recorded, System.IO.File.ReadAllText(File));

        var sure = await CourseProgram.RunAsync(course.Path, "progress", "--reset", "--yes");
        var again = await CourseProgram.RunAsync(course.Path, "progress", "--reset", "--yes");
        Assert.Equal((0, 0), (sure.ExitCode, again.ExitCode));
        Assert.False(System.IO.File.Exists(File));
        Assert.Equal(Recorded, System.IO.File.ReadAllText(Path.Combine(course.Path, ".course-progress.before-reset-1.json")));
        Assert.Contains("no progress yet", again.Output, StringComparison.Ordinal);
    }
}
