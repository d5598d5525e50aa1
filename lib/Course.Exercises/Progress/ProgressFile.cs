using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Exercises;

/// <summary>
/// The learner's own record of attempts and solved exercises: a small JSON file on the learner's machine, described in docs/progress.md.
/// Nothing else reads it, nothing is sent anywhere; deleting it starts afresh.
/// </summary>
/// <remarks>
/// Written whole to a temporary file and then renamed, so that an interrupted write loses nothing. A damaged file is set aside under
/// another name. That the file cannot be written never stops a check: the feedback mentions it.
/// </remarks>
public sealed class ProgressFile
{
    /// <summary>Environment variable: another path for the file, or "off" to record nothing.</summary>
    public const string EnvironmentVariable = "COURSE_PROGRESS";

    /// <summary>Name of the file in the folder of the course.</summary>
    public const string DefaultName = ".course-progress.json";

    private const int Format = 1;
    private static readonly Lock Gate = new();
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly TimeProvider clock;

    /// <summary>The progress in a file, which need not exist yet.</summary>
    public ProgressFile(string path) : this(path, TimeProvider.System)
    {
    }

    internal ProgressFile(string path, TimeProvider clock) => (Path, this.clock) = (System.IO.Path.GetFullPath(path), clock);

    /// <summary>
    /// The file in use: the one <see cref="EnvironmentVariable"/> names; otherwise <see cref="DefaultName"/> at the root of the repository
    /// (the nearest folder upwards with .git or Course.sln), or in the current folder when there is none. null when recording is off.
    /// </summary>
    public static ProgressFile? Default => Environment.GetEnvironmentVariable(EnvironmentVariable)?.Trim() switch
    {
        null or "" => new(System.IO.Path.Combine(RootAbove(Environment.CurrentDirectory), DefaultName)),
        var text when text.Equals("off", StringComparison.OrdinalIgnoreCase) => null,
        var path => new(path),
    };

    /// <summary>Where the file is, in full.</summary>
    public string Path { get; }

    /// <summary>What is recorded, in the order of the chapters; empty when there is no file yet.</summary>
    /// <exception cref="ProgressFileException">The file is damaged, cannot be read, or comes from a newer version of the course. It is left as it is.</exception>
    public IReadOnlyList<ExerciseProgress> Read()
    {
        try
        {
            if (!File.Exists(Path))
                return [];
            JsonObject root = Parse(File.ReadAllText(Path));
            return IsNewer(root) ? throw new ProgressFileException($"{Path} was written by a newer version of the course: update this one to read it.")
                : [.. Entries(root).OrderBy(entry => entry.Id, IdOrder)];
        }
        catch (JsonException damage)
        {
            throw new ProgressFileException($"{Path} is damaged ({damage.Message}) and has been left as it is. Mend it if you can, or go on: the next check of an exercise "
                + "sets it aside under another name and begins a new one.", damage);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ProgressFileException($"{Path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Starts afresh. The old file is kept under another name.</summary>
    /// <returns>Where the old file is now; null when there was none.</returns>
    /// <exception cref="ProgressFileException">The file cannot be renamed.</exception>
    public string? Reset()
    {
        try
        {
            lock (Gate)
            {
                if (!File.Exists(Path))
                    return null;
                using FileStream lease = Lease();
                return SetAside("before-reset");
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new ProgressFileException($"{Path} cannot be renamed: {failed.Message}", failed);
        }
    }

    /// <summary>Adds an attempt. A stub that was only run is no attempt.</summary>
    /// <returns>null, or a remark for the learner.</returns>
    internal string? Record(ExerciseInfo exercise, Outcome outcome)
    {
        if (outcome == Outcome.NotStarted)
            return null;
        try
        {
            lock (Gate)
            {
                using FileStream lease = Lease();
                return Update(exercise, outcome);
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return $"Your progress could not be saved to {Path}: {failed.Message}";
        }
    }

    private string? Update(ExerciseInfo exercise, Outcome outcome)
    {
        string? remark = null;
        JsonObject root;
        try
        {
            root = File.Exists(Path) ? Parse(File.ReadAllText(Path)) : [];
        }
        catch (JsonException)
        {
            string aside = SetAside("damaged");
            root = [];
            remark = $"The progress file was damaged; it was kept as {System.IO.Path.GetFileName(aside)}, and a new one was begun.";
        }

        if (IsNewer(root))
            return $"Your progress was not saved: {Path} was written by a newer version of the course.";
        root["format"] = Format;
        if (root["exercises"] is not JsonObject exercises)
            root["exercises"] = exercises = [];
        if (exercises[exercise.Id] is not JsonObject entry)
            exercises[exercise.Id] = entry = [];

        string now = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        int attempts = Integer(entry["attempts"]) + 1;
        entry["title"] = exercise.Title;
        entry["attempts"] = attempts;
        entry["firstAttempt"] ??= now;
        entry["lastAttempt"] = now;
        if (outcome == Outcome.Right && entry["solved"] is null)
        {
            entry["solved"] = now;
            entry["attemptsUntilSolved"] = attempts;
        }

        Write(root.ToJsonString(Indented));
        return remark;
    }

    private void Write(string text)
    {
        string temporary = $"{Path}.{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, text + "\n");
        File.Move(temporary, Path, overwrite: true);
    }

    // Two notebooks may record at the same time: one waits for the other, for at most a second.
    private FileStream Lease()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 50)
            {
                Thread.Sleep(20);
            }
        }
    }

    private string SetAside(string reason)
    {
        for (int number = 1; ; number++)
        {
            string aside = System.IO.Path.ChangeExtension(Path, $"{reason}-{number}.json");
            if (File.Exists(aside))
                continue;
            File.Move(Path, aside);
            return aside;
        }
    }

    private static bool IsNewer(JsonObject root) => root["format"] is JsonValue version && (!version.TryGetValue(out int number) || number > Format);

    private static JsonObject Parse(string text) => JsonNode.Parse(text) as JsonObject ?? throw new JsonException("not an object");

    private static IEnumerable<ExerciseProgress> Entries(JsonObject root)
    {
        if (root["exercises"] is not JsonObject exercises)
            yield break;
        foreach ((string id, JsonNode? node) in exercises)
        {
            if (node is JsonObject entry)
                yield return new(id, Text(entry["title"]) ?? "", Integer(entry["attempts"]), Time(entry["firstAttempt"]), Time(entry["lastAttempt"]), Time(entry["solved"]));
        }
    }

    private static int Integer(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : 0;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static DateTimeOffset? Time(JsonNode? node) => DateTimeOffset.TryParse(Text(node), out DateTimeOffset time) ? time : null;

    // "10.1" after "9.2": by chapter and number, not by letters.
    private static readonly Comparer<string> IdOrder = Comparer<string>.Create((one, other) =>
        Version.TryParse(one, out Version? first) && Version.TryParse(other, out Version? second) ? first.CompareTo(second) : string.CompareOrdinal(one, other));

    private static string RootAbove(string folder)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            string git = System.IO.Path.Combine(place.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git) || File.Exists(System.IO.Path.Combine(place.FullName, "Course.sln")))
                return place.FullName;
        }

        return folder;
    }
}
