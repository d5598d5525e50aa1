using System.Text.Json.Nodes;

namespace Course.Exercises.Tests;

/// <summary>The learner's file: what is recorded, and that nothing in it is ever lost.</summary>
public sealed class ProgressFileTests : IDisposable
{
    private static readonly ExerciseInfo Softmax = new("3.2", "Softmax that does not overflow"), Later = new("10.1", "Of a chapter to come");
    private readonly string folder = Directory.CreateTempSubdirectory("course-progress-").FullName;

    private string Path => System.IO.Path.Combine(folder, ProgressFile.DefaultName);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Attempts_are_counted_until_and_after_an_answer_is_right_and_a_stub_is_none()
    {
        ProgressFile file = new(Path);
        foreach (Outcome outcome in new[] { Outcome.NotStarted, Outcome.NotYet, Outcome.Right, Outcome.NotYet })
            Assert.Null(file.Record(Softmax, outcome));
        file.Record(Later, Outcome.NotYet);

        ExerciseProgress[] read = [.. file.Read()];

        Assert.Equal(["3.2", "10.1"], read.Select(entry => entry.Id));
        Assert.Equal((3, true), (read[0].Attempts, read[0].IsSolved));
        Assert.Equal((1, false), (read[1].Attempts, read[1].IsSolved));
        Assert.Equal(2, (int)JsonNode.Parse(File.ReadAllText(Path))!["exercises"]!["3.2"]!["attemptsUntilSolved"]!);
    }

    [Fact]
    public void What_the_file_says_beyond_that_stays()
    {
        File.WriteAllText(Path, """{ "format": 1, "note": "mine", "exercises": { "3.2": { "attempts": 2, "mood": "good" } } }""");

        new ProgressFile(Path).Record(Softmax, Outcome.NotYet);

        JsonNode root = JsonNode.Parse(File.ReadAllText(Path))!;
        Assert.Equal("mine", (string)root["note"]!);
        Assert.Equal("good", (string)root["exercises"]!["3.2"]!["mood"]!);
        Assert.Equal(3, (int)root["exercises"]!["3.2"]!["attempts"]!);
    }

    [Fact]
    public void A_damaged_file_is_set_aside_whole_and_the_learner_is_told()
    {
        const string damaged = "{ \"format\": 1, \"exercises\": { \"3.2\": { \"attempts\": 7";
        File.WriteAllText(Path, damaged);

        string? remark = new ProgressFile(Path).Record(Softmax, Outcome.NotYet);

        Assert.Contains(".course-progress.damaged-1.json", remark, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllText(System.IO.Path.Combine(folder, ".course-progress.damaged-1.json")));
        Assert.Equal(1, Assert.Single(new ProgressFile(Path).Read()).Attempts);
    }

    [Fact]
    public void A_file_of_a_newer_version_is_left_alone()
    {
        const string newer = """{ "format": 2, "exercises": {} }""";
        File.WriteAllText(Path, newer);

        Assert.Contains("newer version", new ProgressFile(Path).Record(Softmax, Outcome.Right), StringComparison.Ordinal);
        Assert.Throws<ProgressFileException>(() => new ProgressFile(Path).Read());
        Assert.Equal(newer, File.ReadAllText(Path));
    }

    [Fact]
    public async Task Notebooks_that_record_at_the_same_time_lose_no_attempt()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            ProgressFile own = new(Path);
            for (int attempt = 0; attempt < 10; attempt++)
                Assert.Null(own.Record(Softmax, Outcome.NotYet));
        })));

        Assert.Equal(40, Assert.Single(new ProgressFile(Path).Read()).Attempts);
    }

    [Fact]
    public void A_place_that_cannot_be_written_costs_a_remark_and_not_the_feedback()
    {
        string notAFolder = System.IO.Path.Combine(folder, "file");
        File.WriteAllText(notAFolder, "");

        string? remark = new ProgressFile(System.IO.Path.Combine(notAFolder, "progress.json")).Record(Softmax, Outcome.NotYet);

        Assert.Contains("could not be saved", remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Feedback_shows_code_as_code_and_nothing_as_markup()
    {
        string html = Exercise.Check("3.2", (int[] x) => x).ToHtml();

        Assert.Contains("<code>(int[] x)</code>", html, StringComparison.Ordinal);
        Assert.Contains("<code>(Matrix&lt;double&gt; Z)</code>", html, StringComparison.Ordinal);
        Assert.Contains("role=\"status\"", html, StringComparison.Ordinal);
    }
}
